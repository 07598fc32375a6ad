import { concatBytes } from '../../bytes.js';
import { requireLength } from '../../checks.js';

/**
 * Static data to be authenticated (EMV Book 2, 5.1.1; pboc.md 6).
 * @param recordBodies records flagged in the AFL, in its order: of SFI 1 to 10 the value of template 70, of SFI 11 to
 * 30 the whole record
 * @param interchangeProfile AIP (82), given when the card has 9F4A, whose only value is 82
 */
export function staticDataToAuthenticate(
  recordBodies: readonly Uint8Array[],
  interchangeProfile?: Uint8Array,
): Uint8Array {
  if (interchangeProfile === undefined) return concatBytes(...recordBodies);
  requireLength(interchangeProfile, 2, 'The application interchange profile');
  return concatBytes(...recordBodies, interchangeProfile);
}

/** Terminal data under a contactless fDDA signature. */
export type FddaTerminalData =
  | {
      readonly version: 0;
      /** 9F37, 4 bytes */
      readonly unpredictableNumber: Uint8Array;
    }
  | {
      readonly version: 1;
      readonly unpredictableNumber: Uint8Array;
      /** 9F02, 6 bytes */
      readonly amountAuthorised: Uint8Array;
      /** 5F2A, 2 bytes */
      readonly currency: Uint8Array;
      /** 9F69, 8 bytes, as the card returns it in the last record */
      readonly cardAuthenticationData: Uint8Array;
    };

/** What follows the dynamic data under an fDDA signature: 9F37, in version 01 also 9F02 5F2A 9F69 (pboc.md 3). */
export function fddaTerminalData(data: FddaTerminalData): Uint8Array {
  requireLength(data.unpredictableNumber, 4, 'The unpredictable number 9F37');
  if (data.version === 0) return data.unpredictableNumber.slice();
  requireLength(data.amountAuthorised, 6, 'The amount 9F02');
  requireLength(data.currency, 2, 'The currency 5F2A');
  requireLength(data.cardAuthenticationData, 8, 'The card authentication related data 9F69');
  return concatBytes(
    data.unpredictableNumber,
    data.amountAuthorised,
    data.currency,
    data.cardAuthenticationData,
  );
}

/** Everything that the hash inside a CDA signature covers. */
export interface CdaTransaction {
  /** Values that the terminal sent in GET PROCESSING OPTIONS, without template 83; empty when there was no PDOL. */
  readonly pdolValues: Uint8Array;
  /** Values sent in the first GENERATE AC. */
  readonly cdol1Values: Uint8Array;
  /** Values sent in the second GENERATE AC, given when its answer is the one signed. */
  readonly cdol2Values?: Uint8Array;
  /** Objects of the answer with tags and lengths in their order, 9F4B left out. */
  readonly answerObjects: Uint8Array;
}

/** Input of the transaction data hash of CDA (EMV Book 2, 6.6.1; pboc.md 6). */
export function cdaTransactionData(transaction: CdaTransaction): Uint8Array {
  const { pdolValues, cdol1Values, cdol2Values = new Uint8Array(0), answerObjects } = transaction;
  return concatBytes(pdolValues, cdol1Values, cdol2Values, answerObjects);
}
