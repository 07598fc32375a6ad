import { checkPrimeSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createCryptoSuite } from '../../../crypto/index.js';
import { isProbablyPrime, randomPrime } from '../../../crypto/rsa/primes.js';
import { expectCode } from '../support.js';

const { sm3 } = createCryptoSuite();

/** Bytes that depend on a seed only. */
function source(seed: number) {
  let calls = 0;
  return (count: number) => {
    const bytes = new Uint8Array(count);
    for (let offset = 0; offset < count; offset += 32) {
      bytes.set(sm3(Uint8Array.of(seed, calls++)).subarray(0, Math.min(32, count - offset)), offset);
    }
    return bytes;
  };
}

describe('primes', () => {
  it('are told from other numbers', () => {
    const small = Array.from({ length: 5000 }, (_, n) => BigInt(n));
    expect(small.filter(isProbablyPrime)).toEqual(small.filter((n) => checkPrimeSync(n)));
    // Carmichael numbers without small factors, and a product of two large primes.
    for (const n of [2n ** 127n - 1n, 2n ** 521n - 1n]) expect(isProbablyPrime(n)).toBe(true);
    expect(isProbablyPrime((2n ** 127n - 1n) * (2n ** 521n - 1n))).toBe(false);
    expect(isProbablyPrime(2017n * 2027n)).toBe(false);
    expect(isProbablyPrime(-7n)).toBe(false);
  });

  it.each([
    [256, 3],
    [512, 65537],
    [512, 3],
  ])('of %i bits for the exponent %i', (bits, exponent) => {
    const prime = randomPrime(source(1), bits, exponent);
    expect(prime.toString(2)).toMatch(new RegExp(`^11[01]{${bits - 2}}$`));
    expect(checkPrimeSync(prime, { checks: 20 })).toBe(true);
    expect((prime - 1n) % BigInt(exponent)).not.toBe(0n);
    expect(randomPrime(source(1), bits, exponent)).toBe(prime);
    expect(randomPrime(source(2), bits, exponent)).not.toBe(prime);
  });

  it('are not found behind a source that only knows the end of the range', () => {
    expectCode(() => randomPrime((count) => new Uint8Array(count).fill(0xff), 256, 3), 'BAD_RANDOMNESS');
  });
});
