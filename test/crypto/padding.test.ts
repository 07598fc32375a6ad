import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { padIso9797Method2, unpadIso9797Method2 } from '../../crypto/padding.js';
import { counting, expectCode, hex, toHex } from './support.js';

describe('padding method 2', () => {
  it('always adds, also to whole blocks and to nothing', () => {
    expect(toHex(padIso9797Method2(new Uint8Array(0), 8))).toBe('8000000000000000');
    expect(toHex(padIso9797Method2(counting(7), 8))).toBe('0001020304050680');
    expect(toHex(padIso9797Method2(counting(8), 8))).toBe('00010203040506078000000000000000');
    expect(padIso9797Method2(counting(16), 16)).toHaveLength(32);
  });

  it('comes off again, whatever the data ends with', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.constantFrom(8, 16), fc.nat(20), (data, blockBytes, zeros) => {
        const tailed = Uint8Array.of(...data, ...new Uint8Array(zeros));
        const padded = padIso9797Method2(tailed, blockBytes);
        expect(padded.length % blockBytes).toBe(0);
        expect(padded.length - tailed.length).toBeLessThanOrEqual(blockBytes);
        expect(unpadIso9797Method2(padded, blockBytes)).toEqual(tailed);
      }),
    );
  });

  it.each([255, 256, 257, 65535, 65536])('takes %i bytes', (count) => {
    expect(unpadIso9797Method2(padIso9797Method2(counting(count), 16), 16)).toEqual(counting(count));
  });

  it.each([
    ['no 80 in the last block', '8000000000000000 0000000000000000', 8],
    ['another byte', '0102030405060781', 8],
    ['all zero', '0000000000000000', 8],
  ])('refuses %s', (_, padded, blockBytes) => {
    expectCode(() => unpadIso9797Method2(hex(padded), blockBytes), 'BAD_PADDING');
  });

  it('refuses what is no whole block, and text', () => {
    expectCode(() => unpadIso9797Method2(new Uint8Array(0), 8), 'BAD_LENGTH');
    expectCode(() => unpadIso9797Method2(counting(9), 8), 'BAD_LENGTH');
    expectCode(() => padIso9797Method2('a' as unknown as Uint8Array, 8), 'NOT_BYTES');
    expectCode(() => unpadIso9797Method2('a' as unknown as Uint8Array, 8), 'NOT_BYTES');
  });
});
