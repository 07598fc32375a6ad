import { expect, test } from 'vitest';
import { unknownCommandHint } from '../../../../apdu/trace/hints/unknown-command-hint.js';
import { described, english, refusal } from './refusals.js';

test('the classes that the command has', () => {
  const namesakes = [
    described('READ', { ins: 0xb2 }),
    described('READ', { ins: 0xb2, classes: [0x00, 0x04] }),
    described('OTHER', { ins: 0xb2, classes: [0x84] }),
  ];
  const hint = unknownCommandHint(refusal('80B2010400', 0x6e00, 'APP', { namesakes }));
  expect(english(hint)).toBe('with this INS there are 00 B2 READ, 84 B2 OTHER');
  expect(unknownCommandHint(refusal('00B2010400', 0x6d00, 'APP', { namesakes }))).toBeUndefined();
  expect(unknownCommandHint(refusal('80990000', 0x6d00))).toBeUndefined();
});

test('the directories in which it exists', () => {
  const namesakes = [described('DEBIT', { within: ['SUB'] })];
  expect(english(unknownCommandHint(refusal('00540000', 0x6d00, 'APP', { namesakes })))).toBe(
    'DEBIT exists in SUB; APP is selected',
  );
  expect(unknownCommandHint(refusal('00540000', 0x6d00, 'SUB', { namesakes }))).toBeUndefined();
});

test('another application', () => {
  const application = { label: 'BANK', aid: 'A000000333', name: { en: 'bank', zh: '银行' } };
  const elsewhere = { name: 'GENERATE AC', application };
  expect(unknownCommandHint(refusal('80AE0000', 0x6d00, 'APP', { elsewhere }))).toEqual({
    en: 'GENERATE AC is a command of another application: SELECT it first, such as bank (A000000333)',
    zh: 'GENERATE AC 是其他应用的命令：请先选择该应用，如 银行 (A000000333)',
  });
  expect(unknownCommandHint(refusal('80AE0000', 0x6d00, 'APP', { elsewhere, speaks: true }))).toBeUndefined();
});
