import { NATIVE_SM4, NativeCipherKey } from './native-cipher.js';
import { PortableSm4Key } from './portable-sm4.js';

/** So many short MACs under a key are made in JavaScript before an OpenSSL object for it pays. */
const FIRST_MACS = 2;
const SHORT_MAC_BYTES = 64;

/**
 * SM4 where the platform has it. A single block costs no more in JavaScript than one call into OpenSSL does, and
 * under a new key less than half, so single blocks stay with sm-crypto and everything longer goes to OpenSSL. The
 * first short MACs stay too: a session key of the bank application lives for one or two of them, and an OpenSSL object
 * for it costs more, with its collection, than both.
 */
export class NativeSm4Key extends PortableSm4Key {
  readonly #keyBytes: Uint8Array;
  #native: NativeCipherKey | undefined;
  #macs = 0;

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
    if (data.length <= SHORT_MAC_BYTES && this.#macs < FIRST_MACS) {
      this.#macs++;
      return super.cbcMac(data);
    }
    return this.#forLongData().cbcMac(data);
  }

  #forLongData(): NativeCipherKey {
    this.#native ??= new NativeCipherKey(NATIVE_SM4, this.#keyBytes);
    return this.#native;
  }
}
