import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CryptoSuite } from '../../../crypto/index.js';
import {
  ascii,
  EXAMPLE_PRIVATE_KEY,
  EXAMPLE_PUBLIC_KEY,
  expectCode,
  expectPlain,
  hex,
  ORDER,
  scalar,
  toHex,
  vectorsOf,
} from '../support.js';
import { BAD_PRIVATE_KEYS, badPublicKeys, compressed } from './sm2-keys.js';

const MESSAGE = ascii('message digest');

/** SM2 over whichever engines the suite was built on. */
export function sm2Conformance({ sm2 }: CryptoSuite): void {
  describe('SM2 keys', () => {
    it('generates pairs that belong together', () => {
      for (let i = 0; i < 20; i++) {
        const { privateKey, publicKey } = sm2.generateKeyPair();
        expect(sm2.isPrivateKey(privateKey)).toBe(true);
        expect(sm2.isPublicKey(publicKey)).toBe(true);
        expect(sm2.publicKey(privateKey)).toEqual(publicKey);
        [privateKey, publicKey].forEach(expectPlain);
      }
    });

    it('knows the public key of the standard, of 1 and of n-2', () => {
      expect(sm2.publicKey(EXAMPLE_PRIVATE_KEY)).toEqual(EXAMPLE_PUBLIC_KEY);
      expect(toHex(sm2.publicKey(scalar(1n))).slice(2, 66)).toBe(
        '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7',
      );
      // (n-2)G is the negative of 2G: same X, other sign.
      expect(sm2.publicKey(scalar(ORDER - 2n)).subarray(0, 33)).toEqual(
        sm2.publicKey(scalar(2n)).subarray(0, 33),
      );
    });

    it('does not let a caller change what it remembers', () => {
      sm2.publicKey(EXAMPLE_PRIVATE_KEY).fill(0);
      expect(sm2.publicKey(EXAMPLE_PRIVATE_KEY)).toEqual(EXAMPLE_PUBLIC_KEY);
      const key = EXAMPLE_PUBLIC_KEY.slice();
      const signature = sm2.sign(MESSAGE, EXAMPLE_PRIVATE_KEY);
      expect(sm2.verify(signature, MESSAGE, key)).toBe(true);
      key[64]! ^= 1;
      expectCode(() => sm2.verify(signature, MESSAGE, key), 'BAD_PUBLIC_KEY');
    });

    it.each(BAD_PRIVATE_KEYS)('refuses a private key that is %s', (_, key) => {
      expect(sm2.isPrivateKey(key)).toBe(false);
      expectCode(() => sm2.publicKey(key), 'BAD_PRIVATE_KEY');
      expectCode(() => sm2.sign(MESSAGE, key), 'BAD_PRIVATE_KEY');
      expectCode(() => sm2.decrypt(new Uint8Array(100), key), 'BAD_PRIVATE_KEY');
    });

    it.each(badPublicKeys())('refuses a public key that is %s', (_, key) => {
      expect(sm2.isPublicKey(key)).toBe(false);
      expectCode(() => sm2.verify(new Uint8Array(64).fill(1), MESSAGE, key), 'BAD_PUBLIC_KEY');
      expectCode(() => sm2.encrypt(MESSAGE, key), 'BAD_PUBLIC_KEY');
    });

    it('takes compressed keys and bare coordinates', () => {
      const signature = sm2.sign(MESSAGE, EXAMPLE_PRIVATE_KEY);
      for (const key of [compressed(EXAMPLE_PUBLIC_KEY), EXAMPLE_PUBLIC_KEY.slice(1)]) {
        expect(sm2.isPublicKey(key)).toBe(true);
        expect(sm2.verify(signature, MESSAGE, key)).toBe(true);
        expect(sm2.decrypt(sm2.encrypt(MESSAGE, key), EXAMPLE_PRIVATE_KEY)).toEqual(MESSAGE);
      }
    });
  });

  describe('SM2 signatures', () => {
    const [example] = vectorsOf('SM2-SIGN');
    const published = hex(example!.output.r! + example!.output.s!);

    it('accepts the published one, raw and in DER', () => {
      expect(sm2.verify(published, MESSAGE, EXAMPLE_PUBLIC_KEY)).toBe(true);
      expect(sm2.verify(hex(example!.output.der!), MESSAGE, EXAMPLE_PUBLIC_KEY, { der: true })).toBe(true);
      expect(sm2.verify(published, MESSAGE, EXAMPLE_PUBLIC_KEY, { der: true })).toBe(false);
      expect(sm2.verify(hex(example!.output.der!), MESSAGE, EXAMPLE_PUBLIC_KEY)).toBe(false);
    });

    it('come true for every message and identifier, and for nothing else', () => {
      const { privateKey, publicKey } = sm2.generateKeyPair();
      const bytes = fc.uint8Array({ maxLength: 200 });
      fc.assert(
        fc.property(bytes, bytes, fc.boolean(), fc.nat(63), fc.integer({ min: 1, max: 255 }), (...args) => {
          const [message, id, der, position, flip] = args;
          const signature = sm2.sign(message, privateKey, { id, der });
          expect(sm2.verify(signature, message, publicKey, { id, der })).toBe(true);
          expectPlain(signature);
          const changed = signature.slice();
          changed[position]! ^= flip;
          expect(sm2.verify(changed, message, publicKey, { id, der })).toBe(false);
          expect(sm2.verify(signature, Uint8Array.of(...message, 0), publicKey, { id, der })).toBe(false);
          expect(sm2.verify(signature, message, publicKey, { id: Uint8Array.of(...id, 0), der })).toBe(false);
          expect(sm2.verify(signature, message, EXAMPLE_PUBLIC_KEY, { id, der })).toBe(false);
        }),
        { numRuns: 25 },
      );
    });

    it('differ each time but never in length', () => {
      const first = sm2.sign(MESSAGE, EXAMPLE_PRIVATE_KEY);
      const second = sm2.sign(MESSAGE, EXAMPLE_PRIVATE_KEY);
      expect(first).toHaveLength(64);
      expect(second).not.toEqual(first);
    });

    it.each([1n, ORDER - 2n])('work with the outermost private key %s', (value) => {
      const signature = sm2.sign(MESSAGE, scalar(value));
      expect(sm2.verify(signature, MESSAGE, sm2.publicKey(scalar(value)))).toBe(true);
    });

    it('are false, never an exception, for any garbage', () => {
      const garbage = fc.oneof(
        fc.uint8Array({ maxLength: 80 }),
        fc.uint8Array({ minLength: 64, maxLength: 64 }),
      );
      fc.assert(
        fc.property(garbage, fc.boolean(), (signature, der) => {
          expect(sm2.verify(signature, MESSAGE, EXAMPLE_PUBLIC_KEY, { der })).toBe(false);
        }),
        { numRuns: 60 },
      );
      expect(sm2.verify('signature' as unknown as Uint8Array, MESSAGE, EXAMPLE_PUBLIC_KEY)).toBe(false);
    });

    it('are false when r, s or their sum is out of range', () => {
      const r = BigInt(`0x${example!.output.r}`);
      const pairs = [
        [0n, 0n],
        [0n, 1n],
        [1n, 0n],
        [r, 0n],
        [ORDER, 1n],
        [1n, ORDER],
        [r, ORDER - r],
        [2n ** 256n - 1n, 2n ** 256n - 1n],
      ] as const;
      for (const [first, second] of pairs) {
        const signature = Uint8Array.of(...scalar(first), ...scalar(second));
        expect(sm2.verify(signature, MESSAGE, EXAMPLE_PUBLIC_KEY)).toBe(false);
      }
    });

    it('take identifiers of 0 and 8191 bytes but not of 8192', () => {
      for (const count of [0, 1, 8191]) {
        const id = new Uint8Array(count);
        const signature = sm2.sign(MESSAGE, EXAMPLE_PRIVATE_KEY, { id });
        expect(sm2.verify(signature, MESSAGE, EXAMPLE_PUBLIC_KEY, { id })).toBe(true);
      }
      const id = new Uint8Array(8192);
      expectCode(() => sm2.sign(MESSAGE, EXAMPLE_PRIVATE_KEY, { id }), 'BAD_IDENTIFIER');
      expectCode(() => sm2.verify(published, MESSAGE, EXAMPLE_PUBLIC_KEY, { id }), 'BAD_IDENTIFIER');
    });

    it('use 1234567812345678 for whoever names no identifier', () => {
      const signature = sm2.sign(MESSAGE, EXAMPLE_PRIVATE_KEY, { id: ascii('1234567812345678') });
      expect(sm2.verify(signature, MESSAGE, EXAMPLE_PUBLIC_KEY)).toBe(true);
    });

    it('refuse text', () => {
      const text = 'x' as unknown as Uint8Array;
      expectCode(() => sm2.sign(text, EXAMPLE_PRIVATE_KEY), 'NOT_BYTES');
      expectCode(() => sm2.verify(published, text, EXAMPLE_PUBLIC_KEY), 'NOT_BYTES');
      expectCode(() => sm2.sign(MESSAGE, EXAMPLE_PRIVATE_KEY, { id: text }), 'NOT_BYTES');
    });
  });
}
