import { requireLength } from '../checks.js';
import { atcBytes } from './transaction-counter.js';

/** How the input of the cryptogram is assembled: the third byte of 9F10. */
export type CryptogramVersion = 1 | 17;

/** Objects of CVN 17; tags in the order of the comments, values as they are in the objects. */
export interface ShortCryptogramFields {
  /** 9F02, 6 bytes */
  readonly amountAuthorised: Uint8Array;
  /** 9F37, 4 bytes */
  readonly unpredictableNumber: Uint8Array;
  /** 9F36 */
  readonly atc: number;
  /** Card verification results out of 9F10, 4 bytes that begin with 03 */
  readonly cardVerificationResults: Uint8Array;
}

/** Objects of CVN 01. */
export interface CryptogramFields extends ShortCryptogramFields {
  /** 9F03, 6 bytes */
  readonly amountOther: Uint8Array;
  /** 9F1A, 2 bytes */
  readonly terminalCountry: Uint8Array;
  /** 95, 5 bytes */
  readonly terminalVerificationResults: Uint8Array;
  /** 5F2A, 2 bytes */
  readonly currency: Uint8Array;
  /** 9A, 3 bytes */
  readonly date: Uint8Array;
  /** 9C, 1 byte */
  readonly transactionType: Uint8Array;
  /** 82, 2 bytes */
  readonly interchangeProfile: Uint8Array;
}

/** CVN of the third byte of 9F10: 17 is seen as 17 and as 11 (pboc.md 2). Undefined for any other. */
export function cryptogramVersion(byte: number): CryptogramVersion | undefined {
  if (byte === 0x01) return 1;
  return byte === 0x11 || byte === 0x17 ? 17 : undefined;
}

/**
 * Input of an application cryptogram, not padded (pboc.md 6).
 * CVN 01: 9F02 9F03 9F1A 95 5F2A 9A 9C 9F37 82 9F36 CVR. CVN 17: 9F02 9F37 9F36 and byte 2 of CVR.
 * @throws CryptoError `BAD_LENGTH` for an object of another length
 */
export function cryptogramInput(version: 1, fields: CryptogramFields): Uint8Array;
export function cryptogramInput(version: 17, fields: ShortCryptogramFields): Uint8Array;
export function cryptogramInput(version: CryptogramVersion, fields: CryptogramFields): Uint8Array;
export function cryptogramInput(
  version: CryptogramVersion,
  fields: ShortCryptogramFields & Partial<CryptogramFields>,
): Uint8Array {
  const results = fields.cardVerificationResults;
  requireLength(results, 4, 'The card verification results');
  const atc = atcBytes(fields.atc);
  if (version === 17) {
    return joined([
      [fields.amountAuthorised, 6, '9F02'],
      [fields.unpredictableNumber, 4, '9F37'],
      [atc, 2, '9F36'],
      [results.subarray(1, 2), 1, 'CVR'],
    ]);
  }
  return joined([
    [fields.amountAuthorised, 6, '9F02'],
    [fields.amountOther, 6, '9F03'],
    [fields.terminalCountry, 2, '9F1A'],
    [fields.terminalVerificationResults, 5, '95'],
    [fields.currency, 2, '5F2A'],
    [fields.date, 3, '9A'],
    [fields.transactionType, 1, '9C'],
    [fields.unpredictableNumber, 4, '9F37'],
    [fields.interchangeProfile, 2, '82'],
    [atc, 2, '9F36'],
    [results, 4, 'CVR'],
  ]);
}

function joined(objects: readonly (readonly [Uint8Array | undefined, number, string])[]): Uint8Array {
  const input = new Uint8Array(objects.reduce((sum, [, bytes]) => sum + bytes, 0));
  let offset = 0;
  for (const [value, bytes, tag] of objects) {
    requireLength(value as Uint8Array, bytes, `The object ${tag} of the cryptogram`);
    input.set(value as Uint8Array, offset);
    offset += bytes;
  }
  return input;
}
