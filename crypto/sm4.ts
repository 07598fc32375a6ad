import { type BlockCipher, CheckedCipher, requireKeyLength } from './block-cipher.js';
import { requireBytes } from './checks.js';
import type { CipherEngine, CipherKey } from './engines/engine.js';

/** SM4 (GB/T 32907) under one key. */
export interface Sm4 extends BlockCipher {
  /** CMAC (GB/T 15852.1 algorithm 5, NIST SP 800-38B) of a message of any length, 16 bytes. */
  cmac(data: Uint8Array): Uint8Array;
}

const BLOCK_BYTES = 16;
const KEY_LENGTHS = [16];

export class CheckedSm4 extends CheckedCipher implements Sm4 {
  readonly #key: CipherKey;
  /** The two masks of CMAC: for a whole last block, for a padded one. */
  #masks: readonly [Uint8Array, Uint8Array] | undefined;

  constructor(engine: CipherEngine, key: Uint8Array) {
    requireKeyLength(key, KEY_LENGTHS, 'SM4');
    const prepared = engine(key);
    super(prepared, BLOCK_BYTES);
    this.#key = prepared;
  }

  cmac(data: Uint8Array): Uint8Array {
    requireBytes(data, 'The message');
    this.#masks ??= cmacMasks(this.#key);
    const whole = data.length > 0 && data.length % BLOCK_BYTES === 0;
    const input = new Uint8Array(
      whole ? data.length : (Math.floor(data.length / BLOCK_BYTES) + 1) * BLOCK_BYTES,
    );
    input.set(data);
    if (!whole) input[data.length] = 0x80;
    const mask = this.#masks[whole ? 0 : 1];
    const last = input.length - BLOCK_BYTES;
    for (let i = 0; i < BLOCK_BYTES; i++) input[last + i]! ^= mask[i]!;
    return this.#key.cbcMac(input);
  }
}

function cmacMasks(key: CipherKey): readonly [Uint8Array, Uint8Array] {
  const first = doubled(key.encryptBlock(new Uint8Array(BLOCK_BYTES)));
  return [first, doubled(first)];
}

/** Doubling in GF(2^128) with the polynomial x^128 + x^7 + x^2 + x + 1. */
function doubled(block: Uint8Array): Uint8Array {
  const result = new Uint8Array(BLOCK_BYTES);
  for (let i = 0; i < BLOCK_BYTES; i++) result[i] = (block[i]! << 1) | ((block[i + 1] ?? 0) >> 7);
  if (block[0]! & 0x80) result[BLOCK_BYTES - 1]! ^= 0x87;
  return result;
}
