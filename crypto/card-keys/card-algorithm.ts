import type { BlockCipher } from '../block-cipher.js';
import type { TripleDes } from '../des.js';
import type { Sm4 } from '../sm4.js';

/** `SM4` for generation 3, `3DES` for generations 1 and 2. */
export type CardAlgorithmName = 'SM4' | '3DES';

/**
 * What a card of one generation computes with its symmetric keys: diversification, authentication, secure messaging
 * and medical debit of the social application. Keys are 16 bytes; wrong lengths throw `CryptoError` `BAD_LENGTH`.
 */
export interface CardAlgorithm {
  readonly name: CardAlgorithmName;
  /** Also the length of an enciphered PIN block: 16 for SM4, 8 for 3DES. */
  readonly blockBytes: 16 | 8;
  /** Process and session keys: 16 for SM4, 8 for 3DES. */
  readonly processKeyBytes: 16 | 8;
  /** Algorithm byte in the answer to INITIALISE of the medical debit. */
  readonly debitAlgorithmByte: 0x03 | 0x01;

  /** One diversification step: 16-byte key, 8-byte factor, 16-byte key. */
  diversify(key: Uint8Array, factor: Uint8Array): Uint8Array;
  /** The card's key: one step for each factor in order, as `[provinceFactor,] areaFactor, cardFactor`. */
  cardKey(masterKey: Uint8Array, factors: readonly Uint8Array[]): Uint8Array;
  /** Key for one exchange from the 8 bytes of GET CHALLENGE (or the factor of INTERNAL AUTHENTICATE). */
  processKey(cardKey: Uint8Array, challenge: Uint8Array): Uint8Array;
  /** The 8-byte cryptogram of 8 bytes of data. */
  cryptogram(processKey: Uint8Array, data: Uint8Array): Uint8Array;
  /** The same with the card key kept ready: for whoever checks many cryptograms under one key. */
  prepare(cardKey: Uint8Array): PreparedCardKey;
  /** The last four bytes of 卡识别码 from its first twelve, under the card's IRK. */
  identificationMac(cardKey: Uint8Array, identification: Uint8Array): Uint8Array;
  /** The 4-byte MAC of UNBLOCK, RELOAD and the block commands over header and data; pads by itself. */
  secureMessagingMac(processKey: Uint8Array, message: Uint8Array): Uint8Array;
  /** One block (the new PIN of RELOAD), ECB under a process key. */
  encipherBlock(processKey: Uint8Array, block: Uint8Array): Uint8Array;
  decipherBlock(processKey: Uint8Array, block: Uint8Array): Uint8Array;
  /**
   * Session key of a medical debit.
   * @param cardKey the card's DPK
   * @param random 4 bytes and
   * @param sequence 2 bytes from the answer to INITIALISE
   * @param terminalSequence 4 bytes, of which the right two count
   */
  debitSessionKey(
    cardKey: Uint8Array,
    random: Uint8Array,
    sequence: Uint8Array,
    terminalSequence: Uint8Array,
  ): Uint8Array;
  /** MAC1 or MAC2 of a medical debit, 4 bytes; pads by itself. */
  debitMac(sessionKey: Uint8Array, message: Uint8Array): Uint8Array;
  /** TAC of a medical debit under the card's DTK itself, 4 bytes; pads by itself. */
  debitTac(cardKey: Uint8Array, message: Uint8Array): Uint8Array;
}

/** A card key that is ready to work. */
export interface PreparedCardKey {
  processKey(challenge: Uint8Array): Uint8Array;
  /** `cryptogram(processKey(cardKey, challenge), data)` */
  cryptogramFor(challenge: Uint8Array, data: Uint8Array): Uint8Array;
}

/** The ciphers that the algorithms are built on. */
export interface CardCiphers {
  sm4(key: Uint8Array): Sm4;
  des(key: Uint8Array): BlockCipher;
  tripleDes(key: Uint8Array): TripleDes;
}
