import type { Sha1Engine } from './engine.js';

const BLOCK_BYTES = 64;
/** FIPS 180-4: initial hash value, and the constant of each twenty rounds. */
const INITIAL = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0] as const;
const CONSTANTS = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6] as const;

/** SHA-1 (FIPS 180-4) in JavaScript: no package of ours offers it. RSA signatures of payment cards still need it. */
export const portableSha1: Sha1Engine = (message) => {
  const padded = new Uint8Array(Math.ceil((message.length + 9) / BLOCK_BYTES) * BLOCK_BYTES);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(padded.length - 8, BigInt(message.length) * 8n);
  const state = Uint32Array.from(INITIAL);
  const words = new Uint32Array(80);
  for (let offset = 0; offset < padded.length; offset += BLOCK_BYTES) compress(state, words, view, offset);
  const digest = new Uint8Array(20);
  const output = new DataView(digest.buffer);
  for (let i = 0; i < 5; i++) output.setUint32(4 * i, state[i]!);
  return digest;
};

function compress(state: Uint32Array, words: Uint32Array, view: DataView, offset: number): void {
  for (let t = 0; t < 16; t++) words[t] = view.getUint32(offset + 4 * t);
  for (let t = 16; t < 80; t++) {
    words[t] = rotated(words[t - 3]! ^ words[t - 8]! ^ words[t - 14]! ^ words[t - 16]!, 1);
  }
  let [a, b, c, d, e] = state as unknown as [number, number, number, number, number];
  for (let t = 0; t < 80; t++) {
    const part = Math.floor(t / 20);
    const mixed = part === 0 ? (b & c) ^ (~b & d) : part === 2 ? (b & c) ^ (b & d) ^ (c & d) : b ^ c ^ d;
    const next = (rotated(a, 5) + mixed + e + CONSTANTS[part]! + words[t]!) | 0;
    [e, d, c, b, a] = [d, c, rotated(b, 30), a, next];
  }
  for (const [i, value] of [a, b, c, d, e].entries()) state[i]! += value;
}

function rotated(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
