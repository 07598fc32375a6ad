import { bytes } from './hex.js';

/** A source that gives the same bytes for the same seed (xorshift32). */
export function seededRandom(seed = 1): (count: number) => Uint8Array {
  let state = seed | 0 || 1;
  return (count) =>
    Uint8Array.from({ length: count }, () => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return state & 0xff;
    });
}

/** A source that begins every answer with the same bytes: GET CHALLENGE gives them. */
export function constantRandom(text: string): (count: number) => Uint8Array {
  const source = bytes(text);
  return (count) => Uint8Array.from({ length: count }, (_, index) => source[index % source.length]!);
}
