import { describe, expect, it } from 'vitest';
import { createCryptoSuite } from '../../crypto/index.js';
import { cipherConformance } from './conformance/cipher.case.js';
import { hashConformance } from './conformance/hash.case.js';
import { sm2Conformance } from './conformance/sm2.case.js';
import { sm2SecrecyConformance } from './conformance/sm2-secrecy.case.js';
import { allVectors, ascii, counting, EXAMPLE_PRIVATE_KEY, expectCode, hex, toHex } from './support.js';

/** Everything that any choice of engines must do, done with each of them. */
for (const engineSet of ['native', 'portable'] as const) {
  describe(`${engineSet} engines`, () => {
    const suite = createCryptoSuite(engineSet);
    hashConformance(suite);
    cipherConformance(suite);
    sm2Conformance(suite);
    sm2SecrecyConformance(suite);

    it('shows key check values', () => {
      expect(toHex(suite.keyCheckValue('SM4', new Uint8Array(16)))).toBe('9f1f7b');
      // All-zero DES keys: the well-known check value.
      expect(toHex(suite.keyCheckValue('3DES', new Uint8Array(16)))).toBe('8ca64d');
    });

    it('knows two card algorithms', () => {
      expect(suite.cardAlgorithm('SM4').name).toBe('SM4');
      expect(suite.cardAlgorithm('3DES').name).toBe('3DES');
      for (const name of ['AES', 'toString', '']) {
        expectCode(() => suite.cardAlgorithm(name as 'SM4'), 'BAD_ARGUMENT');
      }
    });
  });
}

describe('vectors', () => {
  it('are all of algorithms that the suites above run, but for GCM', () => {
    // The port has no GCM: no card of the specification uses it, so its vector has nothing to test here.
    const left = new Set(allVectors().map(({ alg }) => alg));
    for (const alg of ['SM3', 'HMAC-SM3', 'SM4-ECB', 'SM4-ECB-iterated', 'SM4-CBC', 'SM4-CMAC'])
      left.delete(alg);
    for (const alg of ['SM2-SIGN', 'SM2-ENC', 'SM2-KX']) left.delete(alg);
    expect([...left]).toEqual(['SM4-CBC-MAC (ISO 9797-1 padding 2: 80 00..)', 'SM4-GCM']);
  });
});

describe('a random source of one’s own', () => {
  const fromSeed = (seed: number) => {
    let calls = 0;
    return (count: number) => createCryptoSuite('portable').sm3(Uint8Array.of(seed, calls++)).slice(0, count);
  };

  it.each(['native', 'portable'] as const)(
    'makes keys, signatures and ciphertexts repeatable (%s)',
    (engines) => {
      const run = (seed: number) => {
        const { sm2 } = createCryptoSuite(engines, { random: fromSeed(seed) });
        const pair = sm2.generateKeyPair();
        const signature = sm2.sign(ascii('m'), pair.privateKey);
        const ciphertext = sm2.encrypt(ascii('m'), pair.publicKey);
        expect(sm2.verify(signature, ascii('m'), pair.publicKey)).toBe(true);
        expect(sm2.decrypt(ciphertext, pair.privateKey)).toEqual(ascii('m'));
        return [pair.privateKey, pair.publicKey, signature, ciphertext].map(toHex);
      };
      expect(run(1)).toEqual(run(1));
      expect(run(2)).not.toEqual(run(1));
    },
  );

  it.each([0x00, 0xff])('is given up when it returns nothing but %i', (value) => {
    const { sm2 } = createCryptoSuite('native', { random: (count) => new Uint8Array(count).fill(value) });
    expectCode(() => sm2.generateKeyPair(), 'BAD_RANDOMNESS');
    expectCode(() => sm2.sign(ascii('m'), EXAMPLE_PRIVATE_KEY), 'BAD_RANDOMNESS');
  });
});

describe('engines of one’s own', () => {
  it('take the place of the chosen ones', () => {
    const digest = counting(32);
    const engines = {
      name: 'portable',
      sm3: { digest: () => digest, hmac: () => digest },
    } as unknown as Parameters<typeof createCryptoSuite>[0];
    expect(createCryptoSuite(engines).sm3(hex('00'))).toEqual(digest);
  });
});
