import type { VerificationMethod } from './verification/verify-holder.js';

/** What is printed for the holder and kept by the merchant. Plain JSON; the card number is masked, no PIN, no key. */
export interface PaymentReceipt {
  readonly receipt: 'payment';
  readonly version: 1;
  readonly outcome: 'approved' | 'declined';
  readonly online: boolean;
  readonly merchant: string;
  readonly terminal: string;
  /** YYYYMMDDhhmmss */
  readonly dateTime: string;
  /** Tag 9C, two digits. */
  readonly transactionType: string;
  /** Fen. */
  readonly amount: number;
  /** ISO 4217, four digits. */
  readonly currency: string;
  readonly cardInterface: 'contact' | 'contactless';
  readonly aid: string;
  readonly label: string;
  /** First six and last four digits. */
  readonly cardNumber: string;
  readonly panSequence?: string;
  readonly algorithm: 'SM4' | '3DES' | 'unknown';
  /** 9F36. */
  readonly counter: number;
  readonly cryptogramKind: 'TC' | 'ARQC' | 'AAC';
  /** 9F26. */
  readonly cryptogram: string;
  readonly unpredictableNumber: string;
  readonly aip: string;
  readonly tvr?: string;
  readonly tsi?: string;
  /** 9F10. */
  readonly issuerData: string;
  /** Tag 8A. */
  readonly responseCode: string;
  readonly authorisationCode?: string;
  readonly verification: VerificationMethod;
  /** Electronic cash that is left, fen; where the card told. */
  readonly balance?: number;
}

const SHOWN_FIRST = 6;
const SHOWN_LAST = 4;

/** '623100*********0013' */
export function maskedPan(pan: string): string {
  const hidden = Math.max(pan.length - SHOWN_FIRST - SHOWN_LAST, 0);
  return pan.slice(0, SHOWN_FIRST) + '*'.repeat(hidden) + pan.slice(SHOWN_FIRST + hidden);
}
