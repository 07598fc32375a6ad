import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromHex, toHex } from '../../../apdu/bytes.js';
import { amountText, amountValue, decodeAmount, encodeAmount } from '../../../apdu/payment/amount.js';
import { anyBytes, expectCodecError, expectValueOrCodecError } from '../arbitrary.js';

test.each([
  [0, '000000000000', '0.00'],
  [1, '000000000001', '0.01'],
  [99, '000000000099', '0.99'],
  [100, '000000000100', '1.00'],
  [999_999_999_999, '999999999999', '9999999999.99'],
])('%d fen', (amount, hex, text) => {
  expect(toHex(encodeAmount(amount))).toBe(hex);
  expect(decodeAmount(fromHex(hex))).toBe(amount);
  expect(amountText(amount)).toBe(text);
});

test.each([-1, 0.5, 1e12, Number.NaN, Number.MAX_SAFE_INTEGER + 1])('%d is refused', (amount) => {
  expectCodecError(() => encodeAmount(amount), 'AMOUNT_INVALID');
});

test('a half byte that is no digit', () => {
  expectCodecError(() => decodeAmount(fromHex('00000A')), 'AMOUNT_INVALID', 2);
  expectCodecError(() => decodeAmount(fromHex('A0')), 'AMOUNT_INVALID', 0);
  expectCodecError(() => decodeAmount(new Uint8Array(8)), 'AMOUNT_INVALID');
});

test.each([
  ['000000001234', 1234],
  ['0000001234', undefined],
  ['00000000001234', undefined],
  ['00000000123F', undefined],
])('the value of a data object: %s', (object, amount) => {
  expect(amountValue(fromHex(object))).toBe(amount);
});

test('no data object, no amount', () => {
  expect(amountValue(undefined)).toBeUndefined();
});

test('laws: round trip; any bytes give a number or CodecError', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (amount) => {
      expect(decodeAmount(encodeAmount(amount))).toBe(amount);
    }),
  );
  fc.assert(fc.property(anyBytes(10), (bytes) => expectValueOrCodecError(() => decodeAmount(bytes))));
});
