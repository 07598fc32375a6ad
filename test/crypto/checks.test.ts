import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { isBytes, requireBytes, requireLength, requireWholeBlocks } from '../../crypto/checks.js';
import { counting, expectCode } from './support.js';

describe('isBytes', () => {
  it('accepts Uint8Array of any realm and its subclasses', () => {
    for (const value of [counting(1), Buffer.from('a'), runInNewContext('new Uint8Array(2)')]) {
      expect(isBytes(value)).toBe(true);
    }
  });

  it.each([
    ['text', '00'],
    ['an array', [0]],
    ['nothing', undefined],
    ['null', null],
    ['a buffer', new ArrayBuffer(1)],
    ['a view', new DataView(new ArrayBuffer(1))],
    ['words', new Uint16Array(1)],
    ['signed bytes', new Int8Array(1)],
    ['clamped bytes', new Uint8ClampedArray(1)],
    ['a look-alike', { length: 1, 0: 0 }],
  ])('refuses %s', (_, value) => {
    expect(isBytes(value)).toBe(false);
    expectCode(() => requireBytes(value as unknown as Uint8Array, 'It'), 'NOT_BYTES');
  });
});

describe('lengths', () => {
  it('must be exact or whole blocks', () => {
    requireLength(counting(8), 8, 'It');
    requireWholeBlocks(counting(0), 8, 'It');
    requireWholeBlocks(counting(16), 8, 'It');
    expectCode(() => requireLength(counting(7), 8, 'It'), 'BAD_LENGTH');
    expectCode(() => requireWholeBlocks(counting(7), 8, 'It'), 'BAD_LENGTH');
  });

  it('are named in the message, contents are not', () => {
    expect(() => requireLength(Uint8Array.of(0xde, 0xad), 8, 'The key')).toThrow(
      /^The key must have 8 bytes but has 2\.$/,
    );
  });
});
