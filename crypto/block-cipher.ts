import { requireBytes, requireLength, requireWholeBlocks } from './checks.js';
import type { CipherKey } from './engines/engine.js';
import { CryptoError } from './errors.js';

/**
 * A block cipher under one key. Nothing pads: data that is no whole number of blocks is a `CryptoError`
 * `BAD_LENGTH`. The object may be kept and used for ever; that is also the fast way.
 */
export interface BlockCipher {
  /** 16 for SM4, 8 for DES and triple DES. */
  readonly blockBytes: number;
  encryptBlock(block: Uint8Array): Uint8Array;
  decryptBlock(block: Uint8Array): Uint8Array;
  encryptEcb(data: Uint8Array): Uint8Array;
  decryptEcb(data: Uint8Array): Uint8Array;
  encryptCbc(initialVector: Uint8Array, data: Uint8Array): Uint8Array;
  decryptCbc(initialVector: Uint8Array, data: Uint8Array): Uint8Array;
  /**
   * Last block of CBC with initial vector zero. Takes at least one block: over nothing it would be zero under every
   * key. Only safe for messages whose length both sides know, as ISO/IEC 9797-1 says of algorithm 1.
   */
  cbcMac(data: Uint8Array): Uint8Array;
}

/** The checked form of an engine's key; the same for every cipher. */
export class CheckedCipher implements BlockCipher {
  readonly #key: CipherKey;

  constructor(
    key: CipherKey,
    readonly blockBytes: number,
  ) {
    this.#key = key;
  }

  encryptBlock(block: Uint8Array): Uint8Array {
    requireLength(block, this.blockBytes, 'The block');
    return this.#key.encryptBlock(block);
  }

  decryptBlock(block: Uint8Array): Uint8Array {
    requireLength(block, this.blockBytes, 'The block');
    return this.#key.decryptBlock(block);
  }

  encryptEcb(data: Uint8Array): Uint8Array {
    requireWholeBlocks(data, this.blockBytes, 'The data');
    return this.#key.encryptEcb(data);
  }

  decryptEcb(data: Uint8Array): Uint8Array {
    requireWholeBlocks(data, this.blockBytes, 'The data');
    return this.#key.decryptEcb(data);
  }

  encryptCbc(initialVector: Uint8Array, data: Uint8Array): Uint8Array {
    requireLength(initialVector, this.blockBytes, 'The initial vector');
    requireWholeBlocks(data, this.blockBytes, 'The data');
    return this.#key.encryptCbc(initialVector, data);
  }

  decryptCbc(initialVector: Uint8Array, data: Uint8Array): Uint8Array {
    requireLength(initialVector, this.blockBytes, 'The initial vector');
    requireWholeBlocks(data, this.blockBytes, 'The data');
    return this.#key.decryptCbc(initialVector, data);
  }

  cbcMac(data: Uint8Array): Uint8Array {
    requireWholeBlocks(data, this.blockBytes, 'The data');
    if (data.length === 0) {
      throw new CryptoError('BAD_LENGTH', 'A CBC-MAC needs at least one block; pad the message first.');
    }
    return this.#key.cbcMac(data);
  }
}

/** @throws CryptoError `NOT_BYTES` or `BAD_LENGTH` when the key has none of the lengths */
export function requireKeyLength(key: Uint8Array, lengths: readonly number[], cipher: string): void {
  requireBytes(key, `The ${cipher} key`);
  if (!lengths.includes(key.length)) {
    throw new CryptoError(
      'BAD_LENGTH',
      `A ${cipher} key has ${lengths.join(' or ')} bytes; this one has ${key.length}.`,
    );
  }
}
