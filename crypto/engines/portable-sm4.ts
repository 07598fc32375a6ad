import type { CipherKey } from './engine.js';
import { type SmCryptoSm4, type SmCryptoSm4Options, smCryptoSm4 } from './modules.js';
import { toArray, toBytes } from './plain-arrays.js';

const ECB: SmCryptoSm4Options = { padding: 'none', output: 'array' };
const ZERO_VECTOR: number[] = new Array(16).fill(0);

/**
 * SM4 of sm-crypto under one key. It expands the key on every call and has no key object; plain arrays in and out
 * are its fast form, hexadecimal text halves its speed.
 */
export class PortableSm4Key implements CipherKey {
  readonly #sm4: SmCryptoSm4 = smCryptoSm4();
  readonly #key: number[];

  constructor(key: Uint8Array) {
    this.#key = toArray(key);
  }

  encryptBlock(block: Uint8Array): Uint8Array {
    return toBytes(this.#sm4.encrypt(blockToArray(block), this.#key, ECB));
  }

  decryptBlock(block: Uint8Array): Uint8Array {
    return toBytes(this.#sm4.decrypt(blockToArray(block), this.#key, ECB));
  }

  encryptEcb(data: Uint8Array): Uint8Array {
    return toBytes(this.#sm4.encrypt(toArray(data), this.#key, ECB));
  }

  decryptEcb(data: Uint8Array): Uint8Array {
    return toBytes(this.#sm4.decrypt(toArray(data), this.#key, ECB));
  }

  encryptCbc(initialVector: Uint8Array, data: Uint8Array): Uint8Array {
    return toBytes(this.#encryptCbc(toArray(initialVector), data));
  }

  decryptCbc(initialVector: Uint8Array, data: Uint8Array): Uint8Array {
    const iv = toArray(initialVector);
    return toBytes(
      this.#sm4.decrypt(toArray(data), this.#key, { padding: 'none', output: 'array', mode: 'cbc', iv }),
    );
  }

  cbcMac(data: Uint8Array): Uint8Array {
    return toBytes(this.#encryptCbc(ZERO_VECTOR, data).slice(-16));
  }

  #encryptCbc(iv: number[], data: Uint8Array): number[] {
    return this.#sm4.encrypt(toArray(data), this.#key, { padding: 'none', output: 'array', mode: 'cbc', iv });
  }
}

/** Written out because it is measurably faster than the loop, and single blocks are what cards do most. */
function blockToArray(b: Uint8Array): number[] {
  // biome-ignore format: one line an SM4 word
  return [
    b[0]!, b[1]!, b[2]!, b[3]!,
    b[4]!, b[5]!, b[6]!, b[7]!,
    b[8]!, b[9]!, b[10]!, b[11]!,
    b[12]!, b[13]!, b[14]!, b[15]!,
  ];
}
