import { expect, test } from 'vitest';
import { refusalHint } from '../../../../apdu/trace/hints/refusal-hint.js';
import { refusal } from './refusals.js';

const AUTHENTICATE = `0082000A10${'00'.repeat(16)}`;

test('what the table says, with the key and the tries filled in', () => {
  expect(refusalHint(refusal(AUTHENTICATE, 0x63c2, 'APP', { name: 'EXTERNAL AUTHENTICATE' }))).toEqual({
    en: 'APP.RK (key 0A) does not fit, 2 left',
    zh: 'APP.RK（密钥 0A）不符，剩 2',
  });
});

test('the rule of the file goes before the table', () => {
  expect(refusalHint(refusal('00B2013400', 0x6982))?.en).toContain('EF06 needs APP.RK, key 0A');
});

test('of an application that explains itself only lengths and classes are told', () => {
  expect(refusalHint(refusal('00B2013400', 0x6982, 'APP', { speaks: true }))).toBeUndefined();
  expect(refusalHint(refusal('00B2013400', 0x6c05, 'APP', { speaks: true }))?.en).toBe('send 00B2013405');
});

test.each([0x6a86, 0x6f00, 0x6581, 0x9302, 0x6200])('nothing is said of %i', (statusWord) => {
  expect(refusalHint(refusal('00B2013400', statusWord))).toBeUndefined();
});

test('every hint stands in both languages, without a space at full-width brackets', () => {
  for (const statusWord of [0x6982, 0x6a83, 0x6c10, 0x6110]) {
    const hint = refusalHint(refusal(statusWord === 0x6a83 ? '00B2093400' : '00B2013400', statusWord))!;
    expect(hint.en).not.toBe('');
    expect(hint.zh).not.toMatch(/ （|） /);
  }
});
