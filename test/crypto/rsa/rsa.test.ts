import { constants, createPrivateKey, privateEncrypt } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCryptoSuite, type RsaCrtKey, type RsaPublicKey } from '../../../crypto/index.js';
import { privateNumbers } from '../../../crypto/rsa/keys.js';
import { bytesToNumber, numberToBytes, powerModulo } from '../../../crypto/rsa/numbers.js';
import { crtKeyOf, PUBLISHED } from '../payment/fixtures.js';
import { counting, expectCode, expectPlain, toHex } from '../support.js';

const generated = createCryptoSuite('native').rsa;
const keys: [string, RsaCrtKey][] = [
  ['768 bits, 65537, published', crtKeyOf(PUBLISHED.rsaCard.privateKey)],
  ['1024 bits, 3', generated.generateKey({ bits: 1024 })],
  ['1152 bits, 65537', generated.generateKey({ bits: 1152, exponent: 65537 })],
  ['1984 bits, 3', generated.generateKey({ bits: 1984, exponent: 3 })],
];

describe.each(['native', 'portable'] as const)('RSA on %s engines', (engineSet) => {
  const { rsa } = createCryptoSuite(engineSet);

  describe.each(keys)('%s', (_, key) => {
    const publicKey = rsa.publicKey(key);
    const bytes = publicKey.modulus.length;

    it('signs as Node does and as the definition says', () => {
      const block = counting(bytes);
      const signed = rsa.privateOperation(block, key);
      const numbers = privateNumbers(key)!;
      expect(bytesToNumber(signed)).toBe(powerModulo(bytesToNumber(block), numbers.d, numbers.n));
      const text = (value: bigint) => Buffer.from(numberToBytes(value, bytes)).toString('base64url');
      const short = (part: Uint8Array) => Buffer.from(part).toString('base64url');
      const jwk = {
        ...{ kty: 'RSA', n: short(publicKey.modulus), e: publicKey.exponent === 3 ? 'Aw' : 'AQAB' },
        ...{ d: text(numbers.d), p: short(key.p), q: short(key.q) },
        ...{ dp: short(key.dP), dq: short(key.dQ), qi: short(key.qInv) },
      };
      const nodeKey = createPrivateKey({ key: jwk, format: 'jwk' });
      const theirs = privateEncrypt({ key: nodeKey, padding: constants.RSA_NO_PADDING }, block);
      expect(toHex(signed)).toBe(theirs.toString('hex'));
      expectPlain(signed);
    });

    it('comes back, from both key forms', () => {
      const plain = { ...publicKey, privateExponent: numberToBytes(privateNumbers(key)!.d, bytes) };
      expect(rsa.publicKey(plain)).toEqual(publicKey);
      const block = fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((value) => {
        const below = value.slice();
        below[0]! &= 0x3f;
        return below;
      });
      fc.assert(
        fc.property(block, (value) => {
          expect(rsa.publicOperation(rsa.privateOperation(value, key), publicKey)).toEqual(value);
          expect(rsa.privateOperation(value, plain)).toEqual(rsa.privateOperation(value, key));
        }),
        { numRuns: 5 },
      );
    });

    it('takes the smallest and the largest block and no larger one', () => {
      const n = bytesToNumber(publicKey.modulus);
      for (const value of [0n, 1n, n - 1n]) {
        const block = numberToBytes(value, bytes);
        expect(rsa.isBlock(block, publicKey)).toBe(true);
        expect(rsa.publicOperation(rsa.privateOperation(block, key), publicKey)).toEqual(block);
      }
      for (const block of [publicKey.modulus, new Uint8Array(bytes).fill(0xff)]) {
        expect(rsa.isBlock(block, publicKey)).toBe(false);
        expectCode(() => rsa.publicOperation(block, publicKey), 'BAD_ARGUMENT');
        expectCode(() => rsa.privateOperation(block, key), 'BAD_ARGUMENT');
      }
      expectCode(() => rsa.publicOperation(counting(bytes - 1), publicKey), 'BAD_LENGTH');
      expectCode(() => rsa.privateOperation(counting(bytes + 1), key), 'BAD_LENGTH');
      expectCode(() => rsa.publicOperation('x' as unknown as Uint8Array, publicKey), 'NOT_BYTES');
    });
  });

  it('refuses bad keys', () => {
    const bad: RsaPublicKey = { modulus: new Uint8Array(128).fill(2), exponent: 3 };
    expect(rsa.isPublicKey(bad)).toBe(false);
    expectCode(() => rsa.publicOperation(counting(128), bad), 'BAD_PUBLIC_KEY');
    const [, key] = keys[1]!;
    expectCode(() => rsa.privateOperation(counting(128), { ...key, dP: key.dQ }), 'BAD_PRIVATE_KEY');
    expectCode(() => rsa.publicKey({ ...key, q: key.p }), 'BAD_PRIVATE_KEY');
  });

  it.each([
    [1024, undefined],
    [1040, 65537],
  ] as const)('generates keys of %i bits', (bits, exponent) => {
    const key = rsa.generateKey(exponent === undefined ? { bits } : { bits, exponent });
    const publicKey = rsa.publicKey(key);
    expect(publicKey.exponent).toBe(exponent ?? 3);
    expect(bytesToNumber(publicKey.modulus).toString(2)).toHaveLength(bits);
    for (const part of Object.values(key)) expect(part).toHaveLength(bits / 16);
  });

  it.each([0, 512, 1023, 1032, 2064, Number.NaN])('generates no key of %d bits', (bits) => {
    expectCode(() => rsa.generateKey({ bits }), 'BAD_ARGUMENT');
    expectCode(() => rsa.generateKey({ bits: 1024, exponent: 17 as 3 }), 'BAD_ARGUMENT');
  });

  it('gives the same key for the same random bytes', () => {
    const fromSeed = (seed: number) => {
      let calls = 0;
      const { sm3 } = createCryptoSuite();
      const random = (count: number) => {
        const bytes = new Uint8Array(count);
        for (let i = 0; i < count; i += 32)
          bytes.set(sm3(Uint8Array.of(seed, calls++)).subarray(0, count - i), i);
        return bytes;
      };
      return createCryptoSuite(engineSet, { random }).rsa.generateKey({ bits: 1024 });
    };
    expect(fromSeed(1)).toEqual(fromSeed(1));
    expect(fromSeed(2)).not.toEqual(fromSeed(1));
    const stuck = createCryptoSuite(engineSet, { random: (count) => new Uint8Array(count) });
    expectCode(() => stuck.rsa.generateKey({ bits: 1024 }), 'BAD_RANDOMNESS');
  });
});
