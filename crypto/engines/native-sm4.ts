import { NATIVE_SM4, NativeCipherKey } from './native-cipher.js';
import { PortableSm4Key } from './portable-sm4.js';

/**
 * SM4 where the platform has it. A single block costs no more in JavaScript than one call into OpenSSL does, and
 * under a new key less than half, so single blocks stay with sm-crypto and everything longer goes to OpenSSL.
 */
export class NativeSm4Key extends PortableSm4Key {
  readonly #keyBytes: Uint8Array;
  #native: NativeCipherKey | undefined;

  constructor(key: Uint8Array) {
    super(key);
    this.#keyBytes = new Uint8Array(key);
  }

  override encryptEcb(data: Uint8Array): Uint8Array {
    return this.#forLongData().encryptEcb(data);
  }

  override decryptEcb(data: Uint8Array): Uint8Array {
    return this.#forLongData().decryptEcb(data);
  }

  override encryptCbc(initialVector: Uint8Array, data: Uint8Array): Uint8Array {
    return this.#forLongData().encryptCbc(initialVector, data);
  }

  override decryptCbc(initialVector: Uint8Array, data: Uint8Array): Uint8Array {
    return this.#forLongData().decryptCbc(initialVector, data);
  }

  override cbcMac(data: Uint8Array): Uint8Array {
    return this.#forLongData().cbcMac(data);
  }

  #forLongData(): NativeCipherKey {
    this.#native ??= new NativeCipherKey(NATIVE_SM4, this.#keyBytes);
    return this.#native;
  }
}
