import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  byteLength,
  bytesToNumber,
  inverseModulo,
  numberToBytes,
  powerModulo,
} from '../../../crypto/rsa/numbers.js';
import { counting, hex } from '../support.js';

it('turns bytes into numbers and back', () => {
  expect(bytesToNumber(new Uint8Array(0))).toBe(0n);
  expect(bytesToNumber(hex('00010203'))).toBe(0x010203n);
  expect(numberToBytes(0x010203n, 5)).toEqual(hex('0000010203'));
  for (const length of [1, 255, 256, 257]) {
    expect(numberToBytes(bytesToNumber(counting(length)), length)).toEqual(counting(length));
  }
});

it('counts bytes', () => {
  for (const [value, bytes] of [
    [0n, 1],
    [0xffn, 1],
    [0x100n, 2],
    [1n << 2047n, 256],
  ] as const) {
    expect(byteLength(value)).toBe(bytes);
  }
});

it('raises to powers as the definition says', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 999n), fc.integer({ min: 0, max: 300 }), fc.bigInt(1n, 999n), (b, e, m) => {
      expect(powerModulo(b, BigInt(e), m)).toBe(b ** BigInt(e) % m);
    }),
  );
});

it('inverts, or says that there is no inverse', () => {
  fc.assert(
    fc.property(fc.bigInt(1n, 9999n), fc.bigInt(2n, 9999n), (value, modulus) => {
      const inverse = inverseModulo(value, modulus);
      const divides = (divisor: bigint) => value % divisor === 0n && modulus % divisor === 0n;
      let common = modulus;
      while (!divides(common)) common--;
      if (common > 1n) return inverse === undefined;
      return inverse !== undefined && inverse < modulus && (inverse * value) % modulus === 1n;
    }),
  );
});
