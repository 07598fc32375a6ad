import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { CheckedCipher, requireKeyLength } from '../../crypto/block-cipher.js';
import { PortableSm4Key } from '../../crypto/engines/portable-sm4.js';
import { counting, expectCode } from './support.js';

it('a cipher object does not show its key when printed', () => {
  const shown = inspect(new CheckedCipher(new PortableSm4Key(counting(16).fill(0xab)), 16), {
    depth: 9,
    showHidden: true,
  });
  expect(shown).not.toMatch(/171|ab, *ab/i);
});

it('a key has one of the lengths of its cipher', () => {
  requireKeyLength(counting(16), [16, 24], 'triple DES');
  expectCode(() => requireKeyLength(counting(8), [16, 24], 'triple DES'), 'BAD_LENGTH');
  expect(() => requireKeyLength(counting(8), [16, 24], 'triple DES')).toThrow('16 or 24');
  expectCode(() => requireKeyLength('k' as unknown as Uint8Array, [16], 'SM4'), 'NOT_BYTES');
});
