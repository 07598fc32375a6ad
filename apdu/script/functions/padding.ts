/** 80 and zeros up to whole blocks. ISO/IEC 9797-1:2011, padding method 2. */
export function pad80(x: Uint8Array, block: number): Uint8Array {
  const marked = new Uint8Array(x.length + 1);
  marked.set(x);
  marked[x.length] = 0x80;
  return toLength(marked, block);
}

/** Zeros up to whole blocks. ISO/IEC 9797-1:2011, padding method 1. */
export function toLength(x: Uint8Array, block: number): Uint8Array {
  if (!Number.isInteger(block) || block < 1 || block > 256)
    throw new Error(`BLOCK is from 1 to 256, not ${block}`);
  const padded = new Uint8Array(Math.ceil(x.length / block) * block);
  padded.set(x);
  return padded;
}
