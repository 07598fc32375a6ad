import type { CardAlgorithmName } from '../card-keys/card-algorithm.js';
import type { PaymentAccount } from './account.js';
import type { ScriptCommand } from './script-message.js';

/** `SM4` where the terminal sent DF69 = 01, else `3DES` (conventions, PBOC choices). */
export type PaymentAlgorithmName = CardAlgorithmName;

/** The three keys of an issuer (MDK) or of one card (UDK), 16 bytes each; DGI 8000 (3DES) or 8400 (SM4). */
export interface PaymentKeys {
  /** Application cryptogram and ARPC. */
  readonly ac: Uint8Array;
  /** Script MAC and the MAC of the issuer discretionary data. */
  readonly mac: Uint8Array;
  /** Script encipherment. */
  readonly enc: Uint8Array;
}

/**
 * Symmetric cryptography of the bank application (JR/T 0025; pboc.md 6). Wrong lengths throw
 * `CryptoError` `BAD_LENGTH`, an ATC outside 0 to 65535 or digits that are none `BAD_ARGUMENT`.
 */
export interface PaymentAlgorithm {
  readonly name: PaymentAlgorithmName;
  /** Algorithm byte of 9F10 (pboc.md 2). */
  readonly algorithmByte: 0x04 | 0x01;
  readonly blockBytes: 16 | 8;
  /** UDK of one card from an MDK: Y and its complement enciphered, Y from PAN and PSN. */
  deriveUdk(mdk: Uint8Array, account: PaymentAccount): Uint8Array;
  /** All three. */
  deriveUdks(mdks: PaymentKeys, account: PaymentAccount): PaymentKeys;
  /** Session key of one transaction from a UDK, 16 bytes; the rule is the same for all three. */
  sessionKey(udk: Uint8Array, atc: number): Uint8Array;
  /** Left three bytes of the enciphered zero block (DGI 9000, 9003). */
  keyCheckValue(key: Uint8Array): Uint8Array;
  /** The UDKs of one card ready to work, for the card and for its issuer. Keep the result. */
  prepare(udks: PaymentKeys): PreparedPaymentKeys;
}

/** What card and issuer compute with the keys of one card. Session keys of the last ATC are remembered. */
export interface PreparedPaymentKeys {
  /**
   * TC, ARQC or AAC, 8 bytes.
   * @param input from `cryptogramInput`; padded here
   */
  applicationCryptogram(atc: number, input: Uint8Array): Uint8Array;
  /**
   * ARPC, 8 bytes, of the cryptogram of the first GENERATE AC.
   * @param responseCode authorisation response code (8A), 2 bytes, ASCII as sent
   */
  arpc(atc: number, applicationCryptogram: Uint8Array, responseCode: Uint8Array): Uint8Array;
  /**
   * MAC of the issuer discretionary data at the end of 9F10, 4 bytes.
   * @param amounts 5 bytes, or 10 for the kinds with two amounts
   */
  iddMac(atc: number, amounts: Uint8Array): Uint8Array;
  /** MAC of a script command, 4 bytes: header, ATC, first application cryptogram, data. */
  scriptMac(atc: number, command: ScriptCommand): Uint8Array;
  /** Length, data, 80 00... in whole blocks, ECB under the ENC session key. */
  encipherScriptData(atc: number, data: Uint8Array): Uint8Array;
  /** Undefined when the deciphered block does not have that form. */
  decipherScriptData(atc: number, enciphered: Uint8Array): Uint8Array | undefined;
  /**
   * Enciphered data of PIN CHANGE, 16 bytes.
   * @param newPin 4 to 12 digits
   * @param currentPin given for P2 = 01, not given for P2 = 02
   */
  sealPinChange(atc: number, newPin: string, currentPin?: string): Uint8Array;
  /** The new PIN, or undefined when there is none inside: wrong key, wrong current PIN, damaged data. */
  openPinChange(atc: number, enciphered: Uint8Array, currentPin?: string): string | undefined;
}
