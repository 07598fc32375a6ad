import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePoint, isPrivateKey, KeyStore, LARGEST_PRIVATE_KEY } from '../../../crypto/sm2/keys.js';
import { pointToBytes } from '../../../crypto/sm2/numbers.js';
import { BAD_PRIVATE_KEYS, badPublicKeys, compressed } from '../conformance/sm2-keys.js';
import { EXAMPLE_PUBLIC_KEY, expectCode, ORDER, scalar } from '../support.js';

describe('points', () => {
  it('decode to the same from all three forms, for both signs of Y', () => {
    const keys = new KeyStore();
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: LARGEST_PRIVATE_KEY }), (d) => {
        const key = keys.pair(scalar(d)).publicKey;
        for (const form of [key, key.slice(1), compressed(key)])
          expect(pointToBytes(decodePoint(form)!)).toEqual(key);
      }),
      { numRuns: 20 },
    );
  });

  it.each(badPublicKeys())('do not decode when %s', (_, key) => {
    expect(decodePoint(key)).toBeUndefined();
    expectCode(() => new KeyStore().publicKey(key), 'BAD_PUBLIC_KEY');
  });

  it('do not decode from garbage', () => {
    // Of 33 random bytes some are a compressed point.
    const garbage = fc.uint8Array({ maxLength: 70 }).filter((bytes) => bytes.length !== 33);
    fc.assert(fc.property(garbage, (bytes) => decodePoint(bytes) === undefined));
  });
});

describe('private keys', () => {
  it('go from 1 to n-2', () => {
    expect(isPrivateKey(scalar(1n))).toBe(true);
    expect(isPrivateKey(scalar(ORDER - 2n))).toBe(true);
    for (const [, key] of BAD_PRIVATE_KEYS) expect(isPrivateKey(key)).toBe(false);
  });
});

describe('the key store', () => {
  it('gives the same object for the same key, so that engines can tie things to it', () => {
    const keys = new KeyStore();
    expect(keys.pair(scalar(5n))).toBe(keys.pair(scalar(5n)));
    expect(keys.publicKey(EXAMPLE_PUBLIC_KEY)).toBe(keys.publicKey(EXAMPLE_PUBLIC_KEY.slice()));
  });
});
