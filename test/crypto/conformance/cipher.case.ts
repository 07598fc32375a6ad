import { createCipheriv } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BlockCipher, CryptoSuite } from '../../../crypto/index.js';
import { counting, expectCode, expectPlain, hex, toHex, vectorsOf } from '../support.js';

const KEY = hex('0123456789abcdeffedcba9876543210');

/** SM4, DES and triple DES over whichever engines the suite was built on. */
export function cipherConformance(suite: CryptoSuite): void {
  describe('SM4 examples', () => {
    it.each(vectorsOf('SM4-ECB').map((vector) => [vector.id, vector] as const))(
      '%s',
      (_, { input, output }) => {
        const cipher = suite.sm4(hex(input.key!));
        expect(toHex(cipher.encryptEcb(hex(input.pt!)))).toBe(output.ct);
        expect(toHex(cipher.decryptEcb(hex(output.ct!)))).toBe(input.pt);
        const firstBlock = hex(input.pt!).subarray(0, 16);
        expect(toHex(cipher.encryptBlock(firstBlock))).toBe(output.ct!.slice(0, 32));
        expect(toHex(cipher.decryptBlock(hex(output.ct!).subarray(0, 16)))).toBe(input.pt!.slice(0, 32));
      },
    );

    it.each(vectorsOf('SM4-CBC').map((vector) => [vector.id, vector] as const))(
      '%s',
      (_, { input, output }) => {
        const cipher = suite.sm4(hex(input.key!));
        expect(toHex(cipher.encryptCbc(hex(input.iv!), hex(input.pt!)))).toBe(output.ct);
        expect(toHex(cipher.decryptCbc(hex(input.iv!), hex(output.ct!)))).toBe(input.pt);
      },
    );

    it('a million times over', () => {
      const [vector] = vectorsOf('SM4-ECB-iterated');
      const cipher = suite.sm4(hex(vector!.input.key!));
      let block = hex(vector!.input.pt!);
      for (let i = 0; i < vector!.input.iterations!; i++) block = cipher.encryptBlock(block);
      expect(toHex(block)).toBe(vector!.output.ct);
    });

    it.each(vectorsOf('SM4-CMAC').map((vector) => [vector.id, vector] as const))(
      '%s',
      (_, { input, output }) => {
        const cipher = suite.sm4(hex(input.key!));
        expect(toHex(cipher.cmac(hex(input.msg!)))).toBe(output.mac);
        expect(toHex(cipher.cmac(hex(input.msg!)))).toBe(output.mac);
      },
    );

    it.each(
      vectorsOf('SM4-CBC-MAC (ISO 9797-1 padding 2: 80 00..)').map((vector) => [vector.id, vector] as const),
    )('%s', (_, { input, output }) => {
      expect(toHex(suite.sm4(hex(input.key!)).cbcMac(hex(input.padded!)))).toBe(output.mac);
    });

    it('CMAC refuses text', () => {
      expectCode(() => suite.sm4(KEY).cmac('x' as unknown as Uint8Array), 'NOT_BYTES');
    });
  });

  describe('single DES', () => {
    // FIPS 81, table B1: "Now is the time for all " in ECB.
    it('gives the published example', () => {
      const cipher = suite.des(hex('0123456789abcdef'));
      const plain = hex('4e6f772069732074 68652074696d6520 666f7220616c6c20');
      expect(toHex(cipher.encryptEcb(plain))).toBe('3fa40e8a984d48156a271787ab8883f9893d51ec4b563b53');
    });

    it('is triple DES under one key three times', () => {
      const key = hex('0123456789abcdef');
      const triple = suite.tripleDes(hex('0123456789abcdef'.repeat(3)));
      expect(suite.des(key).encryptEcb(counting(64))).toEqual(triple.encryptEcb(counting(64)));
    });
  });

  describe('ISO 9797-1 algorithm 3', () => {
    it.each([8, 16, 24, 64])('agrees with its definition on %i bytes', (count) => {
      const key = KEY;
      const single = suite.des(key.slice(0, 8));
      const other = suite.des(key.slice(8));
      const chained = single.cbcMac(counting(count));
      const expected = single.encryptBlock(other.decryptBlock(chained));
      expect(suite.tripleDes(key).retailMac(counting(count))).toEqual(expected);
    });

    it('needs whole blocks, at least one, and a key of 16 bytes', () => {
      const cipher = suite.tripleDes(KEY);
      for (const count of [0, 7, 9, 15]) expectCode(() => cipher.retailMac(counting(count)), 'BAD_LENGTH');
      expectCode(() => suite.tripleDes(counting(24)).retailMac(counting(8)), 'BAD_LENGTH');
    });
  });

  cipherLaws('SM4', 16, [16], suite.sm4, (key) => ['sm4-ecb', 'sm4-cbc', key]);
  cipherLaws('DES', 8, [8], suite.des, (key) => ['des-ede3', 'des-ede3-cbc', Buffer.concat([key, key, key])]);
  cipherLaws('triple DES', 8, [16, 24], suite.tripleDes, (key) => [
    'des-ede3',
    'des-ede3-cbc',
    Buffer.concat([key, key.subarray(0, 8)]).subarray(0, 24),
  ]);
}

type Reference = (key: Uint8Array) => [ecb: string, cbc: string, key: Uint8Array];

function cipherLaws(
  name: string,
  blockBytes: number,
  keyLengths: readonly number[],
  create: (key: Uint8Array) => BlockCipher,
  reference: Reference,
): void {
  const keys = fc.constantFrom(...keyLengths).chain((count) => bytesOf(count));
  const blocks = fc.nat(6).chain((count) => bytesOf(count * blockBytes));

  describe(`${name} laws`, () => {
    it('agrees with OpenSSL and comes back, in every mode', () => {
      fc.assert(
        fc.property(keys, bytesOf(blockBytes), blocks, (key, iv, data) => {
          const cipher = create(key);
          const [ecb, cbc, fullKey] = reference(key);
          const native = (algorithm: string, vector: Uint8Array | null) =>
            createCipheriv(algorithm, fullKey, vector).setAutoPadding(false).update(data).toString('hex');
          const inEcb = cipher.encryptEcb(data);
          const inCbc = cipher.encryptCbc(iv, data);
          expect(toHex(inEcb)).toBe(native(ecb, null));
          expect(toHex(inCbc)).toBe(native(cbc, iv));
          expect(cipher.decryptEcb(inEcb)).toEqual(data);
          expect(cipher.decryptCbc(iv, inCbc)).toEqual(data);
          expect(cipher.encryptBlock(iv)).toEqual(cipher.encryptEcb(iv));
          expect(cipher.decryptBlock(iv)).toEqual(cipher.decryptEcb(iv));
        }),
      );
    });

    it('computes each CBC-MAC on its own, however many went before under the object', () => {
      const messages = fc.array(fc.integer({ min: 1, max: 5 }).chain((count) => bytesOf(count * blockBytes)));
      fc.assert(
        fc.property(keys, messages, (key, list) => {
          const kept = create(key);
          for (const message of list) {
            const expected = create(key).encryptCbc(new Uint8Array(blockBytes), message).slice(-blockBytes);
            expect(kept.cbcMac(message)).toEqual(expected);
          }
        }),
      );
    });

    it('leaves its arguments alone and gives plain arrays', () => {
      const key = Buffer.from(counting(keyLengths[0]!));
      const data = Buffer.from(counting(4 * blockBytes));
      const block = Buffer.from(counting(blockBytes));
      const cipher = create(key);
      const results = [
        cipher.encryptBlock(block),
        cipher.decryptBlock(block),
        cipher.encryptEcb(data),
        cipher.decryptEcb(data),
        cipher.encryptCbc(block, data),
        cipher.decryptCbc(block, data),
        cipher.cbcMac(data),
      ];
      results.forEach(expectPlain);
      expect(new Uint8Array(key)).toEqual(counting(keyLengths[0]!));
      expect(new Uint8Array(data)).toEqual(counting(4 * blockBytes));
      expect(new Uint8Array(block)).toEqual(counting(blockBytes));
    });

    it('does not see later changes of the key array', () => {
      const key = counting(keyLengths[0]!);
      const cipher = create(key);
      const before = cipher.encryptBlock(counting(blockBytes));
      key.fill(0xff);
      expect(cipher.encryptBlock(counting(blockBytes))).toEqual(before);
      expect(cipher.cbcMac(counting(blockBytes))).toEqual(before);
    });

    it('refuses every other length', () => {
      const cipher = create(counting(keyLengths[0]!));
      const block = counting(blockBytes);
      for (const count of [0, 1, 7, 9, 15, 17, 23, 25, 31, 32, 33]) {
        if (!keyLengths.includes(count)) expectCode(() => create(counting(count)), 'BAD_LENGTH');
      }
      for (const count of [0, blockBytes - 1, blockBytes + 1, 2 * blockBytes]) {
        expectCode(() => cipher.encryptBlock(counting(count)), 'BAD_LENGTH');
        expectCode(() => cipher.decryptBlock(counting(count)), 'BAD_LENGTH');
        expectCode(() => cipher.encryptCbc(counting(count), block), 'BAD_LENGTH');
        expectCode(() => cipher.decryptCbc(counting(count), block), 'BAD_LENGTH');
      }
      for (const count of [1, blockBytes - 1, blockBytes + 1, 255, 257, 65535]) {
        const data = counting(count);
        for (const action of [cipher.encryptEcb, cipher.decryptEcb, cipher.cbcMac]) {
          expectCode(() => action.call(cipher, data), 'BAD_LENGTH');
        }
        expectCode(() => cipher.encryptCbc(block, data), 'BAD_LENGTH');
        expectCode(() => cipher.decryptCbc(block, data), 'BAD_LENGTH');
      }
      expectCode(() => cipher.cbcMac(new Uint8Array(0)), 'BAD_LENGTH');
      expectCode(() => cipher.encryptEcb('00' as unknown as Uint8Array), 'NOT_BYTES');
    });

    it('takes 65536 bytes and none', () => {
      const cipher = create(counting(keyLengths[0]!));
      const data = counting(65536);
      expect(cipher.decryptCbc(counting(blockBytes), cipher.encryptCbc(counting(blockBytes), data))).toEqual(
        data,
      );
      expect(cipher.encryptEcb(new Uint8Array(0))).toHaveLength(0);
      expect(cipher.encryptCbc(counting(blockBytes), new Uint8Array(0))).toHaveLength(0);
    });
  });
}

function bytesOf(count: number): fc.Arbitrary<Uint8Array> {
  return fc.uint8Array({ minLength: count, maxLength: count });
}
