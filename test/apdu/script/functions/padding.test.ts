import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromHex, toHex } from '../../../../apdu/bytes.js';
import { pad80, toLength } from '../../../../apdu/script/functions/padding.js';
import { anyBytes } from '../../arbitrary.js';

test.each([
  ['', 8, '8000000000000000', ''],
  ['01', 8, '0180000000000000', '0100000000000000'],
  ['01020304050607', 8, '0102030405060780', '0102030405060700'],
  ['0102030405060708', 8, '01020304050607088000000000000000', '0102030405060708'],
  ['01', 1, '0180', '01'],
])('%s in blocks of %i', (hex, block, marked, filled) => {
  expect(toHex(pad80(fromHex(hex), block))).toBe(marked);
  expect(toHex(toLength(fromHex(hex), block))).toBe(filled);
});

test.each([0, -1, 257, 1.5, Number.NaN])('a block of %d bytes is none', (block) => {
  expect(() => pad80(new Uint8Array(1), block)).toThrow(`BLOCK is from 1 to 256, not ${block}`);
  expect(() => toLength(new Uint8Array(1), block)).toThrow('BLOCK is from 1 to 256');
});

test('whole blocks that begin with what was given; the mark can be found again', () => {
  fc.assert(
    fc.property(anyBytes(600), fc.integer({ min: 1, max: 256 }), (x, block) => {
      for (const padded of [pad80(x, block), toLength(x, block)]) {
        expect(padded.length % block).toBe(0);
        expect(padded.length - x.length).toBeLessThanOrEqual(block);
        expect(padded.subarray(0, x.length)).toEqual(x);
      }
      expect(pad80(x, block).lastIndexOf(0x80)).toBe(x.length);
    }),
  );
});
