import type { RandomSource } from '../../../../crypto/index.js';
import { hmacSm3, sm3 } from '../../../../crypto/index.js';

/**
 * Bytes that follow from a seed: HMAC-SM3 of a counter. Whoever has the seed makes the same keys and signatures again, so
 * that a building of a card that was broken off can go on. Test keys only: a key is as secret as the seed.
 */
export function derivedRandom(...seed: readonly (string | Uint8Array)[]): RandomSource {
  const encoder = new TextEncoder();
  const parts = seed.map((part) => sm3(typeof part === 'string' ? encoder.encode(part) : part));
  const key = sm3(Uint8Array.from(parts.flatMap((part) => [...part])));
  let counter = 0;
  let block: Uint8Array = new Uint8Array(0);
  return (count) => {
    const bytes = new Uint8Array(count);
    for (let filled = 0; filled < count; ) {
      if (block.length === 0) block = hmacSm3(key, encoder.encode(String(counter++)));
      const part = block.subarray(0, count - filled);
      bytes.set(part, filled);
      filled += part.length;
      block = block.subarray(part.length);
    }
    return bytes;
  };
}
