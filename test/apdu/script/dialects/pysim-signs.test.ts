import { expect, test } from 'vitest';
import { hasPySimSigns } from '../../../../apdu/script/dialects/pysim-signs.js';

test.each([
  ['apdu 00840008 --expect-sw 9000', true],
  ['equip', true],
  ['set apdu_trace true', true],
  ['select ADF.USIM', true],
  ['read_binary_decoded', true],
  ['reset\napdu 00840008', true],
  ['apdu 00840008', false],
  ['reset', false],
  ['cat 2F00', false],
])('%j: %s', (text, expected) => {
  expect(hasPySimSigns(text)).toBe(expected);
});
