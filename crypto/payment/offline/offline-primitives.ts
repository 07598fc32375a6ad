import type { Rsa } from '../../rsa/rsa.js';
import type { Sm2 } from '../../sm2/sm2.js';

/** The primitives that offline data authentication is built on. */
export interface OfflinePrimitives {
  sm3(message: Uint8Array): Uint8Array;
  sha1(message: Uint8Array): Uint8Array;
  readonly sm2: Sm2;
  readonly rsa: Rsa;
}
