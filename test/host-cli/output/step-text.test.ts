import { expect, test } from 'vitest';
import { NO_COLOURS } from '../../../apdu/index.js';
import { stepLines } from '../../../host-cli/output/step-text.js';
import { note, valueNote } from '../../../host-cli/terminal/payment/results/step-recorder.js';
import { bytes } from '../../support/hex.js';

const step = {
  step: 'action-analysis',
  title: { en: 'terminal action analysis', zh: '终端行为分析' },
  notes: [valueNote(0x95, bytes('0008000000')), note('TC is asked for', '请求 TC')],
} as const;

test('bit by bit, in the words of the standard', () => {
  expect(stepLines(step, 'en', NO_COLOURS)).toEqual([
    '== terminal action analysis',
    '   95 terminal verification results (TVR) 0008000000',
    '     byte 2, bit 4: new card',
    '   TC is asked for',
  ]);
  expect(stepLines(step, 'zh', NO_COLOURS)[2]).toBe('     字节 2 位 4：新卡');
});

test('a card cannot move the cursor', () => {
  const lines = stepLines({ ...step, notes: [note('A\u001B[2J\nB', 'A')] }, 'en', NO_COLOURS);
  expect(lines[1]).toBe('   A\uFFFD[2J\uFFFDB');
});
