import type { HashEngine } from '../engines/engine.js';

/** The KDF of GB/T 32918.3: SM3 over the input and a 32-bit counter from 1, cut to `length` bytes. */
export function deriveKey(hash: HashEngine, input: Uint8Array, length: number): Uint8Array {
  const block = new Uint8Array(input.length + 4);
  block.set(input);
  const counter = new DataView(block.buffer, input.length);
  const key = new Uint8Array(length);
  for (let offset = 0, count = 1; offset < length; offset += 32, count++) {
    counter.setUint32(0, count);
    const digest = hash.digest(block);
    key.set(offset + 32 <= length ? digest : digest.subarray(0, length - offset), offset);
  }
  return key;
}
