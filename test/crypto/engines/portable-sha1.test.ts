import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { portableSha1 } from '../../../crypto/engines/portable-sha1.js';
import { ascii, counting, expectPlain, toHex } from '../support.js';

it('gives the examples of the standard', () => {
  expect(toHex(portableSha1(ascii('abc')))).toBe('a9993e364706816aba3e25717850c26c9cd0d89d');
  expect(toHex(portableSha1(ascii('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')))).toBe(
    '84983e441c3bd26ebaae4aa1f95129e5e54670f1',
  );
  expectPlain(portableSha1(counting(3)));
});

it.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 255, 256, 257, 65535, 65536])('agrees on %i bytes', (count) => {
  expect(toHex(portableSha1(counting(count)))).toBe(createHash('sha1').update(counting(count)).digest('hex'));
});

it('agrees on anything, in any view', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(20), (bytes, offset) => {
      const view = bytes.subarray(Math.min(offset, bytes.length));
      expect(toHex(portableSha1(view))).toBe(createHash('sha1').update(view).digest('hex'));
    }),
  );
});
