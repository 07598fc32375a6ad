import { expect, it } from 'vitest';
import { nativeHash } from '../../../crypto/engines/native-hash.js';
import { deriveKey } from '../../../crypto/sm2/key-derivation.js';
import { counting, toHex } from '../support.js';

const hash = nativeHash();

it('is SM3 over input and counter, cut to length', () => {
  const input = counting(10);
  const part = (count: number) => toHex(hash.digest(Uint8Array.of(...input, 0, 0, count >> 8, count & 0xff)));
  for (const length of [0, 1, 31, 32, 33, 64, 255, 256, 257]) {
    const parts = Array.from({ length: 9 }, (_, index) => part(index + 1)).join('');
    expect(toHex(deriveKey(hash, input, length))).toBe(parts.slice(0, 2 * length));
  }
  expect(toHex(deriveKey(hash, input, 65536)).slice(-64)).toBe(part(2048));
});
