import { type BlockCipher, CheckedCipher, requireKeyLength } from './block-cipher.js';
import { concatBytes, xorBytes } from './bytes.js';
import type { CipherEngine } from './engines/engine.js';
import { CryptoError } from './errors.js';

/** Triple DES under one key. */
export interface TripleDes extends BlockCipher {
  /**
   * ISO/IEC 9797-1 MAC algorithm 3 ("retail MAC"), 8 bytes: single-DES CBC with the left half of the key, the last
   * block under all of it. Whole blocks, at least one; a 16-byte key only.
   */
  retailMac(data: Uint8Array): Uint8Array;
}

const BLOCK_BYTES = 8;

export class CheckedDes extends CheckedCipher {
  constructor(engine: CipherEngine, key: Uint8Array) {
    requireKeyLength(key, [8], 'DES');
    super(engine(concatBytes(key, key, key)), BLOCK_BYTES);
  }
}

export class CheckedTripleDes extends CheckedCipher implements TripleDes {
  readonly #engine: CipherEngine;
  readonly #leftHalf: Uint8Array | undefined;
  #chain: CheckedDes | undefined;

  constructor(engine: CipherEngine, key: Uint8Array) {
    requireKeyLength(key, [16, 24], 'triple DES');
    super(engine(key.length === 24 ? key : concatBytes(key, key.subarray(0, 8))), BLOCK_BYTES);
    this.#engine = engine;
    this.#leftHalf = key.length === 16 ? key.slice(0, 8) : undefined;
  }

  retailMac(data: Uint8Array): Uint8Array {
    if (this.#leftHalf === undefined) {
      throw new CryptoError('BAD_LENGTH', 'MAC algorithm 3 takes a triple DES key of 16 bytes, not of 24.');
    }
    if (data.length <= BLOCK_BYTES) return this.cbcMac(data);
    this.#chain ??= new CheckedDes(this.#engine, this.#leftHalf);
    const last = data.length - BLOCK_BYTES;
    return this.encryptBlock(xorBytes(this.#chain.cbcMac(data.subarray(0, last)), data.subarray(last)));
  }
}
