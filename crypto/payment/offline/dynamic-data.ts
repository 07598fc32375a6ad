import { concatBytes } from '../../bytes.js';
import { requireBytes, requireLength } from '../../checks.js';
import { CryptoError } from '../../errors.js';
import { ByteReader } from './byte-reader.js';

const SMALLEST_NUMBER_BYTES = 2;
const LARGEST_NUMBER_BYTES = 8;
const CRYPTOGRAM_BYTES = 8;

/** What the card says about itself under a CDA signature. */
export interface CombinedDynamicData {
  /** ICC dynamic number, 2 to 8 bytes; cards use the ATC. */
  readonly dynamicNumber: Uint8Array;
  /** 9F27 */
  readonly cryptogramInformation: number;
  /** 9F26, 8 bytes */
  readonly applicationCryptogram: Uint8Array;
  /** Hash of the transaction data: SM3 32, SHA-1 20 bytes */
  readonly transactionHash: Uint8Array;
}

/** Length and ICC dynamic number: all dynamic data of DDA and fDDA. @throws CryptoError `BAD_LENGTH` */
export function encodeDynamicNumber(dynamicNumber: Uint8Array): Uint8Array {
  requireBytes(dynamicNumber, 'The ICC dynamic number');
  if (!isNumberLength(dynamicNumber.length)) {
    throw new CryptoError('BAD_LENGTH', 'An ICC dynamic number has 2 to 8 bytes; cards use the ATC.');
  }
  return concatBytes(Uint8Array.of(dynamicNumber.length), dynamicNumber);
}

/** The number at the beginning of dynamic data; more data may follow it. Undefined when it is malformed. */
export function decodeDynamicNumber(data: Uint8Array): Uint8Array | undefined {
  const length = data[0];
  if (length === undefined || !isNumberLength(length) || data.length < 1 + length) return undefined;
  return data.slice(1, 1 + length);
}

/** Length, number, CID, cryptogram, hash (EMV Book 2, 6.6.1; pboc.md 6). */
export function encodeCombinedData(data: CombinedDynamicData): Uint8Array {
  requireLength(data.applicationCryptogram, CRYPTOGRAM_BYTES, 'The application cryptogram');
  return concatBytes(
    encodeDynamicNumber(data.dynamicNumber),
    Uint8Array.of(data.cryptogramInformation),
    data.applicationCryptogram,
    data.transactionHash,
  );
}

/** Undefined unless the data has exactly this form. */
export function decodeCombinedData(data: Uint8Array, hashBytes: number): CombinedDynamicData | undefined {
  const dynamicNumber = decodeDynamicNumber(data);
  if (dynamicNumber === undefined) return undefined;
  const reader = new ByteReader(data.subarray(1 + dynamicNumber.length));
  if (reader.bytes.length !== 1 + CRYPTOGRAM_BYTES + hashBytes) return undefined;
  return {
    dynamicNumber,
    cryptogramInformation: reader.byte(),
    applicationCryptogram: reader.take(CRYPTOGRAM_BYTES),
    transactionHash: reader.rest(),
  };
}

function isNumberLength(length: number): boolean {
  return length >= SMALLEST_NUMBER_BYTES && length <= LARGEST_NUMBER_BYTES;
}
