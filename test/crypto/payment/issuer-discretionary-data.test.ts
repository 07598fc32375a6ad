import { expect, it } from 'vitest';
import { iddMacInput } from '../../../crypto/payment/issuer-discretionary-data.js';
import { counting, expectCode, hex, toHex } from '../support.js';

it('is ATC, amounts and zeros', () => {
  expect(toHex(iddMacInput(0x0240, hex('0000001000')))).toBe('0240000000100000');
  expect(toHex(iddMacInput(0x0240, hex('00000010000000002000')))).toBe('02400000001000000000200000000000');
});

it.each([0, 1, 4, 6, 9, 11, 16])('refuses %i bytes', (count) => {
  expectCode(() => iddMacInput(1, counting(count)), 'BAD_LENGTH');
});
