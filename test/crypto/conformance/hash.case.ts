import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CryptoSuite } from '../../../crypto/index.js';
import { counting, expectCode, expectPlain, hex, toHex, vectorsOf } from '../support.js';

/** SM3 and HMAC-SM3 over whichever engines the suite was built on. */
export function hashConformance(suite: CryptoSuite): void {
  describe('SM3', () => {
    it.each(vectorsOf('SM3').map((vector) => [vector.id, vector] as const))('%s', (_, { input, output }) => {
      const [byte, count] = input.msgRepeat ?? ['', 0];
      const message = input.msgRepeat
        ? new Uint8Array(count).fill(Number.parseInt(byte, 16))
        : hex(input.msg!);
      expect(toHex(suite.sm3(message))).toBe(output.digest);
    });

    it.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 255, 256, 257, 65535, 65536])(
      'agrees with OpenSSL on %i bytes',
      (count) => {
        const message = counting(count);
        expect(toHex(suite.sm3(message))).toBe(createHash('sm3').update(message).digest('hex'));
      },
    );

    it('agrees with OpenSSL on anything, in any view', () => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(20), (bytes, offset) => {
          const view = bytes.subarray(Math.min(offset, bytes.length));
          expect(toHex(suite.sm3(view))).toBe(createHash('sm3').update(view).digest('hex'));
        }),
      );
    });

    it('takes a Buffer, gives a plain array, and leaves the input alone', () => {
      const message = Buffer.from('abc');
      const digest = suite.sm3(message);
      expectPlain(digest);
      expect(digest).toHaveLength(32);
      expect(message.toString()).toBe('abc');
    });

    it('refuses text', () => {
      expectCode(() => suite.sm3('abc' as unknown as Uint8Array), 'NOT_BYTES');
    });
  });

  describe('HMAC-SM3', () => {
    it.each(vectorsOf('HMAC-SM3').map((vector) => [vector.id, vector] as const))(
      '%s',
      (_, { input, output }) => {
        expect(toHex(suite.hmacSm3(hex(input.key!), hex(input.msg!)))).toBe(output.mac);
      },
    );

    it.each([0, 1, 32, 63, 64, 65, 255, 256, 257])('agrees with OpenSSL under a key of %i bytes', (count) => {
      const key = counting(count);
      const message = counting(33);
      const mac = suite.hmacSm3(key, message);
      expect(toHex(mac)).toBe(createHmac('sm3', key).update(message).digest('hex'));
      expectPlain(mac);
    });

    it('refuses text for key or message', () => {
      expectCode(() => suite.hmacSm3('k' as unknown as Uint8Array, new Uint8Array(1)), 'NOT_BYTES');
      expectCode(() => suite.hmacSm3(new Uint8Array(1), 'm' as unknown as Uint8Array), 'NOT_BYTES');
    });
  });
}
