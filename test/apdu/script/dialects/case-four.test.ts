import { expect, test } from 'vitest';
import { fromHex } from '../../../../apdu/bytes.js';
import { isCaseFour } from '../../../../apdu/script/dialects/case-four.js';

test.each([
  ['00840000', false],
  ['0084000008', false],
  ['00A40400023F00', false],
  ['00A40400023F0000', true],
  ['00A4040000000212340000', true],
  ['00', false],
])('%s: %s', (hex, expected) => {
  expect(isCaseFour(fromHex(hex))).toBe(expected);
});
