import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatBytes, equalConstantTime, plainBytes, randomBytes, xorBytes } from '../../crypto/bytes.js';
import { counting, expectCode, expectPlain } from './support.js';

describe('equalConstantTime', () => {
  it('says what element by element comparison says', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (a, b) => {
        expect(equalConstantTime(a, a.slice())).toBe(true);
        expect(equalConstantTime(a, b)).toBe(Buffer.compare(a, b) === 0);
      }),
    );
  });

  it('sees a difference in any single byte, and in the length', () => {
    for (let position = 0; position < 64; position++) {
      const changed = counting(64);
      changed[position]! ^= 0x80;
      expect(equalConstantTime(counting(64), changed)).toBe(false);
    }
    expect(equalConstantTime(counting(64), counting(63))).toBe(false);
  });

  it('refuses text', () => {
    expectCode(() => equalConstantTime('a' as unknown as Uint8Array, counting(1)), 'NOT_BYTES');
    expectCode(() => equalConstantTime(counting(1), 'a' as unknown as Uint8Array), 'NOT_BYTES');
  });
});

describe('randomBytes', () => {
  it.each([0, 1, 255, 256, 257, 65535, 65536, 65537])('gives %i bytes', (count) => {
    const bytes = randomBytes(count);
    expect(bytes).toHaveLength(count);
    expectPlain(bytes);
  });

  it('does not repeat itself', () => {
    expect(randomBytes(16)).not.toEqual(randomBytes(16));
  });
});

describe('plainBytes', () => {
  it('copies what lies in shared memory and only wraps what does not', () => {
    const pooled = Buffer.from('abc');
    const copy = plainBytes(pooled);
    expectPlain(copy);
    expect([...copy]).toEqual([...pooled]);
    const own = Buffer.from(new ArrayBuffer(3));
    expect(plainBytes(own).buffer).toBe(own.buffer);
  });
});

describe('concatBytes and xorBytes', () => {
  it('join and mix into new arrays', () => {
    expect([...concatBytes(counting(2), new Uint8Array(0), counting(1))]).toEqual([0, 1, 0]);
    expect(concatBytes()).toHaveLength(0);
    expect([...xorBytes(Uint8Array.of(1, 2), Uint8Array.of(3, 2))]).toEqual([2, 0]);
  });
});
