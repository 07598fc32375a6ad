import { createCipheriv, createDecipheriv } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PortableDesKey } from '../../../crypto/engines/portable-des.js';
import { hex, toHex } from '../support.js';

const bytes = (count: number) => fc.uint8Array({ minLength: count, maxLength: count });

describe('portable DES', () => {
  it('does what OpenSSL does, with one, two and three different keys', () => {
    const keys = fc.oneof(
      bytes(24),
      bytes(16).map((key) => Uint8Array.of(...key, ...key.subarray(0, 8))),
      bytes(8).map((key) => Uint8Array.of(...key, ...key, ...key)),
      bytes(8).map((key) => Uint8Array.of(...key, ...key, ...key.map((byte) => byte ^ 0xff))),
    );
    fc.assert(
      fc.property(keys, bytes(16), (key, data) => {
        const cipher = createCipheriv('des-ede3', key, null).setAutoPadding(false);
        const decipher = createDecipheriv('des-ede3', key, null).setAutoPadding(false);
        const portable = new PortableDesKey(key);
        expect(toHex(portable.encryptEcb(data))).toBe(cipher.update(data).toString('hex'));
        expect(toHex(portable.decryptEcb(data))).toBe(decipher.update(data).toString('hex'));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    // SP 800-17: variable plaintext, variable key, permutation operation, substitution table.
    ['0101010101010101', '8000000000000000', '95f8a5e5dd31d900'],
    ['8001010101010101', '0000000000000000', '95a8d72813daa94d'],
    ['1046913489980131', '0000000000000000', '88d55e54f54c97b4'],
    ['7ca110454a1a6e57', '01a1d6d039776742', '690f5b0d9a26939b'],
  ])('key %s, block %s', (key, plain, expected) => {
    const cipher = new PortableDesKey(hex(key.repeat(3)));
    expect(toHex(cipher.encryptBlock(hex(plain)))).toBe(expected);
    expect(toHex(cipher.decryptBlock(hex(expected)))).toBe(plain);
  });
});
