import { expect, test } from 'vitest';
import { fromHex } from '../../../../apdu/bytes.js';
import { hexBytes, isAnswer, isCommand, isHexText } from '../../../../apdu/script/dialects/hex-line.js';

test('hexadecimal and nothing else', () => {
  expect(hexBytes(' 00 a4\t')).toEqual(fromHex('00A4'));
  expect(hexBytes('00 a')).toBeUndefined();
  expect(hexBytes('xx')).toBeUndefined();
  expect(isHexText('00 a')).toBe(true);
  expect(isHexText('')).toBe(false);
});

test.each([
  ['00A40000', true],
  ['00B2010400', true],
  ['FFCA000000', true],
  ['00A400000212', false],
  ['00900000', false],
  ['9000', false],
])('%s is a command: %s', (hex, expected) => {
  expect(isCommand(fromHex(hex))).toBe(expected);
});

test.each([
  ['9000', true],
  ['01026A82', true],
  ['0102', false],
  ['90', false],
])('%s is an answer: %s', (hex, expected) => {
  expect(isAnswer(fromHex(hex))).toBe(expected);
});
