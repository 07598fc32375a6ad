import { describe, expect, it } from 'vitest';
import { crtNumbers, privateNumbers, publicNumbers } from '../../../crypto/rsa/keys.js';
import { bytesToNumber, numberToBytes } from '../../../crypto/rsa/numbers.js';
import { crtKeyOf, PUBLISHED } from '../payment/fixtures.js';
import { hex } from '../support.js';

const crt = crtKeyOf(PUBLISHED.rsaCard.privateKey);
const modulus = numberToBytes(bytesToNumber(crt.p) * bytesToNumber(crt.q), 96);

describe('public keys', () => {
  it('have a length, an odd modulus and one of two exponents', () => {
    expect(publicNumbers({ modulus, exponent: 3 })).toEqual({ n: bytesToNumber(modulus), e: 3n, bytes: 96 });
    expect(publicNumbers({ modulus, exponent: 5 as 3 })).toBeUndefined();
    for (const length of [0, 1, 63, 257]) {
      expect(publicNumbers({ modulus: new Uint8Array(length).fill(1), exponent: 3 })).toBeUndefined();
    }
    for (const length of [64, 255, 256]) {
      expect(publicNumbers({ modulus: new Uint8Array(length).fill(1), exponent: 3 })?.bytes).toBe(length);
    }
    const zeroFirst = modulus.slice();
    zeroFirst[0] = 0;
    const even = modulus.slice();
    even[95]! &= 0xfe;
    expect(publicNumbers({ modulus: zeroFirst, exponent: 3 })).toBeUndefined();
    expect(publicNumbers({ modulus: even, exponent: 3 })).toBeUndefined();
  });
});

describe('private keys', () => {
  const numbers = privateNumbers(crt)!;
  const privateExponent = numberToBytes(numbers.d, 96);

  it('are the same in both forms', () => {
    expect(numbers.e).toBe(65537n);
    expect(privateNumbers({ modulus, exponent: 65537, privateExponent })).toEqual(numbers);
  });

  it.each(['p', 'q', 'dP', 'dQ', 'qInv'] as const)('do not hold with another %s', (name) => {
    const changed = crt[name].slice();
    changed[20]! ^= 2;
    expect(privateNumbers({ ...crt, [name]: changed })).toBeUndefined();
  });

  it('do not hold with another exponent or modulus', () => {
    expect(privateNumbers({ modulus, exponent: 3, privateExponent })).toBeUndefined();
    const changed = privateExponent.slice();
    changed[20]! ^= 2;
    expect(privateNumbers({ modulus, exponent: 65537, privateExponent: changed })).toBeUndefined();
    expect(privateNumbers({ modulus: hex('03'), exponent: 3, privateExponent })).toBeUndefined();
  });

  it('have different odd primes of enough bits', () => {
    const p = bytesToNumber(crt.p);
    for (const [first, second] of [
      [p, p],
      [p, 2n],
      [1n, p],
      [p, 3n],
      [3n, 5n],
      [p, 2n ** 2000n + 1n],
    ] as const) {
      expect(crtNumbers(first, second, 65537)).toBeUndefined();
    }
    // 3 divides p - 1 of this published key.
    expect(crtNumbers(p, bytesToNumber(crt.q), 3)).toBeUndefined();
  });
});
