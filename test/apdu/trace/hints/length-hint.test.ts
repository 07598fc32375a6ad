import { expect, test } from 'vitest';
import { fromHex } from '../../../../apdu/bytes.js';
import { exactLengthHint, waitingHint, wrongLengthHint } from '../../../../apdu/trace/hints/length-hint.js';
import { english, refusal } from './refusals.js';

test.each([
  ['00A4040000', 0x611e, '00C000001E'],
  ['01A4040000', 0x6100, '01C0000000'],
  ['8050010200', 0x6110, '00C0000010'],
  ['0CB2010400', 0x6110, '00C0000010'],
  ['41B2010400', 0x6110, '41C0000010'],
])('what waits after %s %i is fetched with %s', (command, statusWord, fetch) => {
  expect(english(waitingHint(refusal(command, statusWord)))).toContain(`fetch it with ${fetch}`);
});

test('the command with the right Le', () => {
  expect(english(exactLengthHint(refusal('00B2010410', 0x6c12)))).toBe('send 00B2010412');
  expect(english(exactLengthHint(refusal('00B2010410', 0x6c00)))).toBe('send 00B2010400');
  expect(english(exactLengthHint(refusal('00A404000212341F', 0x6c08)))).toBe('send 00A4040002123408');
});

test('no secret data, and no extended form in short', () => {
  const secret = exactLengthHint(refusal('002000000212341F', 0x6c08, 'APP', { hideData: true }));
  expect(secret).toEqual({ en: 'send it again with Le 08', zh: '以 Le = 08 重发' });
  expect(english(exactLengthHint(refusal('00B20104001234', 0x6c08)))).toBe('send it again with Le 08');
});

test('an extended length on T=0', () => {
  const on = (atr: string, command: string) =>
    wrongLengthHint(refusal(command, 0x6700, 'APP', { prepare: (session) => session.reset(fromHex(atr)) }));
  const T0 = '3B6D000000815443538660510100000001';
  expect(english(on(T0, '00B20104000100'))).toContain('T=0 cannot carry');
  expect(on(T0, '00B2010400')).toBeUndefined();
  expect(on('3BED000001008154435386605101000000019E', '00B20104000100')).toBeUndefined();
  expect(wrongLengthHint(refusal('00B20104000100', 0x6700))).toBeUndefined();
});
