import type { Cipher, Decipher } from 'node:crypto';
import { plainBytes } from '../bytes.js';
import type { CipherKey } from './engine.js';
import { nodeCrypto } from './modules.js';

/** OpenSSL's names of one block cipher. */
export interface NativeCipherNames {
  readonly ecb: string;
  readonly cbc: string;
  readonly blockBytes: number;
}

export const NATIVE_SM4: NativeCipherNames = { ecb: 'sm4-ecb', cbc: 'sm4-cbc', blockBytes: 16 };

/** Three-key form; OpenSSL 3 keeps single DES in its legacy provider, so a single key is given three times. */
export const NATIVE_DES: NativeCipherNames = { ecb: 'des-ede3', cbc: 'des-ede3-cbc', blockBytes: 8 };

/**
 * A block cipher of the platform under one key. Making a cipher object costs about four times a block, so the
 * objects for single blocks and for MACs are kept.
 */
export class NativeCipherKey implements CipherKey {
  readonly #names: NativeCipherNames;
  readonly #key: Uint8Array;
  #encryptor: Cipher | undefined;
  #decryptor: Decipher | undefined;
  #chain: Cipher | undefined;
  #chainValue: Uint8Array | undefined;

  constructor(names: NativeCipherNames, key: Uint8Array) {
    this.#names = names;
    this.#key = new Uint8Array(key);
  }

  encryptBlock(block: Uint8Array): Uint8Array {
    return this.encryptEcb(block);
  }

  decryptBlock(block: Uint8Array): Uint8Array {
    return this.decryptEcb(block);
  }

  encryptEcb(data: Uint8Array): Uint8Array {
    this.#encryptor ??= nodeCrypto().createCipheriv(this.#names.ecb, this.#key, null).setAutoPadding(false);
    return plainBytes(this.#encryptor.update(data));
  }

  decryptEcb(data: Uint8Array): Uint8Array {
    this.#decryptor ??= nodeCrypto().createDecipheriv(this.#names.ecb, this.#key, null).setAutoPadding(false);
    return plainBytes(this.#decryptor.update(data));
  }

  encryptCbc(initialVector: Uint8Array, data: Uint8Array): Uint8Array {
    const cipher = nodeCrypto().createCipheriv(this.#names.cbc, this.#key, initialVector);
    return plainBytes(cipher.setAutoPadding(false).update(data));
  }

  decryptCbc(initialVector: Uint8Array, data: Uint8Array): Uint8Array {
    const decipher = nodeCrypto().createDecipheriv(this.#names.cbc, this.#key, initialVector);
    return plainBytes(decipher.setAutoPadding(false).update(data));
  }

  cbcMac(data: Uint8Array): Uint8Array {
    const { cbc, blockBytes } = this.#names;
    this.#chain ??= nodeCrypto()
      .createCipheriv(cbc, this.#key, new Uint8Array(blockBytes))
      .setAutoPadding(false);
    // The kept object still holds the last block of the previous message as its chaining value. XORing that block
    // into the first one cancels it, which makes the initial vector zero again.
    const input = new Uint8Array(data);
    const previous = this.#chainValue;
    if (previous !== undefined) for (let i = 0; i < blockBytes; i++) input[i]! ^= previous[i]!;
    const output = this.#chain.update(input);
    // A copy, not a view: a view would keep the whole output of OpenSSL alive and cost more in collection.
    this.#chainValue = new Uint8Array(output.subarray(output.length - blockBytes));
    return new Uint8Array(this.#chainValue);
  }
}
