import { concatBytes } from '../bytes.js';
import type { TripleDes } from '../des.js';
import { padIso9797Method2 } from '../padding.js';
import type { Sm4 } from '../sm4.js';

/** All that the two algorithms do differently, under one key (pboc.md 6). */
export interface PaymentCipher {
  readonly blockBytes: 16 | 8;
  /** 16 bytes to 16: derivation of UDK and session keys. */
  derive(seed: Uint8Array): Uint8Array;
  /** MAC over the message padded with 80 00...; 8 bytes or more, of which the left ones count. */
  mac(message: Uint8Array): Uint8Array;
  /** 8 bytes to 8: ARPC. */
  encipherEight(value: Uint8Array): Uint8Array;
  encryptEcb(data: Uint8Array): Uint8Array;
  decryptEcb(data: Uint8Array): Uint8Array;
}

/** CBC-MAC with SM4; eight bytes are enciphered with eight zero bytes behind them. */
export function sm4PaymentCipher(sm4: Sm4): PaymentCipher {
  return {
    blockBytes: 16,
    derive: (seed) => sm4.encryptBlock(seed),
    mac: (message) => sm4.cbcMac(padIso9797Method2(message, 16)),
    encipherEight: (value) => sm4.encryptBlock(concatBytes(value, new Uint8Array(8))).slice(0, 8),
    encryptEcb: (data) => sm4.encryptEcb(data),
    decryptEcb: (data) => sm4.decryptEcb(data),
  };
}

/** ISO/IEC 9797-1 MAC algorithm 3; the halves of a seed are blocks of their own. No parity is set. */
export function tripleDesPaymentCipher(tripleDes: TripleDes): PaymentCipher {
  return {
    blockBytes: 8,
    derive: (seed) => tripleDes.encryptEcb(seed),
    mac: (message) => tripleDes.retailMac(padIso9797Method2(message, 8)),
    encipherEight: (value) => tripleDes.encryptBlock(value),
    encryptEcb: (data) => tripleDes.encryptEcb(data),
    decryptEcb: (data) => tripleDes.decryptEcb(data),
  };
}
