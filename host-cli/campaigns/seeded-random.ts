import { createHash } from 'node:crypto';
import { Chance } from '../fuzzing/chance.js';

/** Bytes that are the same again for the same seed, whatever text that is. Not for keys. */
export function seededRandom(seed: string): (count: number) => Uint8Array {
  const digest = createHash('sha256').update(seed).digest();
  const chance = new Chance(digest.readUInt32BE(0), digest.readUInt32BE(4));
  return (count) => chance.bytes(count);
}
