import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromHex, toHex } from '../../../apdu/bytes.js';
import { decodeBcd, encodeBcd } from '../../../apdu/codec/bcd.js';
import { anyBytes, expectCodecError, expectValueOrCodecError } from '../arbitrary.js';

const anyDigits = fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 40 });

test.each([
  ['', 2, 'FFFF'],
  ['1', 1, '1F'],
  ['123456', 3, '123456'],
  ['12345', 4, '12345FFF'],
  ['01', 2, '01FF'],
])('%j in %i bytes', (digits, length, hex) => {
  expect(toHex(encodeBcd(digits, length))).toBe(hex);
  expect(decodeBcd(fromHex(hex))).toBe(digits);
});

test('decode(encode(x)) is x', () => {
  fc.assert(
    fc.property(anyDigits, fc.nat(3), (digits, more) => {
      expect(decodeBcd(encodeBcd(digits))).toBe(digits);
      expect(decodeBcd(encodeBcd(digits, Math.ceil(digits.length / 2) + more))).toBe(digits);
    }),
  );
});

test('any bytes give digits or a CodecError', () => {
  fc.assert(fc.property(anyBytes(), (bytes) => expectValueOrCodecError(() => decodeBcd(bytes))));
});

test('errors say where and never repeat the digits', () => {
  expectCodecError(() => decodeBcd(fromHex('123A')), 'BCD_INVALID', 1);
  expectCodecError(() => decodeBcd(fromHex('1F34')), 'BCD_INVALID', 1);
  expectCodecError(() => decodeBcd(fromHex('12F4')), 'BCD_INVALID', 1);
  expectCodecError(() => encodeBcd('12x4'), 'BCD_INVALID', 2);
  const error = expectCodecError(() => encodeBcd('918273', 2, 'the PIN'), 'BCD_TOO_LONG');
  expect(error.message).toContain('the PIN');
  expect(error.message).not.toContain('918273');
});
