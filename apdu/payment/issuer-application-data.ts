import { concatBytes } from '../bytes.js';
import { CodecError } from '../codec/codec-error.js';
import { decodeAmount, encodeAmount } from './amount.js';

/** The fixed part of 9F10 and what follows it. pboc.md section 2. */
export interface IssuerApplicationData {
  /** Key derivation index. */
  keyIndex: number;
  /** Cryptogram version: 01 or 17 (decimal). */
  cryptogramVersion: number;
  /** Card verification results: 4 bytes, of which the first is their length, 03. */
  cvr: Uint8Array;
  /** 01 3DES, 04 SM4. */
  algorithm: number;
  /** Issuer discretionary part without its length byte; empty when there is none. */
  discretionary: Uint8Array;
}

/** The issuer discretionary part as PBOC fills it. */
export interface DiscretionaryData {
  /** 01 EC balance, 02 CTTA, 03 balance and CTTA, 04 CTTA and CTTAL, 05 available offline amount. */
  id: number;
  /** In fen; one amount, for 03 and 04 two. */
  amounts: readonly number[];
  /** 4 bytes. */
  mac: Uint8Array;
}

/** What the card stores: everything but CVR values, amounts and MAC. */
export interface IssuerDataTemplate {
  keyIndex: number;
  cryptogramVersion: number;
  algorithm: number;
  /** Id of the discretionary part; undefined when it has none. */
  discretionaryId?: number;
}

const FIXED_BYTES = 7;
const CVR_BYTES = 4;
const AMOUNT_BYTES = 5;
const MAC_BYTES = 4;
const MAXIMUM_BYTES = 32;

/** Amounts of a discretionary part by its id. */
export const AMOUNTS_OF_DISCRETIONARY: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 2, 5: 1 };

/**
 * Any discretionary part is accepted as it is: only the issuer must understand it.
 * @throws CodecError `ISSUER_DATA_INVALID` when the fixed part is not 07 with a CVR of 03, or a length does not fit.
 */
export function decodeIssuerApplicationData(bytes: Uint8Array): IssuerApplicationData {
  const end = 1 + FIXED_BYTES;
  if (bytes.length > MAXIMUM_BYTES) throw invalid(`${bytes.length} bytes are more than ${MAXIMUM_BYTES}`, 0);
  if (bytes[0] !== FIXED_BYTES || bytes.length < end)
    throw invalid(`the fixed part is not ${FIXED_BYTES} bytes`, 0);
  if (bytes[3] !== CVR_BYTES - 1) throw invalid('the CVR do not begin with their length 03', 3);
  const length = bytes[end] ?? 0;
  if (bytes.length !== end && bytes.length !== end + 1 + length)
    throw invalid(`the discretionary part says ${length} bytes; there are ${bytes.length - end - 1}`, end);
  return {
    keyIndex: bytes[1]!,
    cryptogramVersion: bytes[2]!,
    cvr: bytes.slice(3, 3 + CVR_BYTES),
    algorithm: bytes[FIXED_BYTES]!,
    discretionary: bytes.slice(end + 1),
  };
}

/** @throws CodecError `ISSUER_DATA_INVALID` for numbers that are no bytes and for CVR or discretionary data that do not fit. */
export function encodeIssuerApplicationData(data: IssuerApplicationData): Uint8Array {
  const { keyIndex, cryptogramVersion, cvr, algorithm, discretionary } = data;
  for (const part of [keyIndex, cryptogramVersion, algorithm]) requireByte(part);
  if (cvr.length !== CVR_BYTES || cvr[0] !== CVR_BYTES - 1) throw invalid('the CVR are not 03 and 3 bytes');
  const fixed = Uint8Array.of(FIXED_BYTES, keyIndex, cryptogramVersion, ...cvr, algorithm);
  if (discretionary.length === 0) return fixed;
  if (fixed.length + 1 + discretionary.length > MAXIMUM_BYTES)
    throw invalid(`${discretionary.length} discretionary bytes are too many`);
  return concatBytes(fixed, Uint8Array.of(discretionary.length), discretionary);
}

/** @throws CodecError `ISSUER_DATA_INVALID` for an unknown id or another length, `AMOUNT_INVALID`. */
export function decodeDiscretionaryData(bytes: Uint8Array): DiscretionaryData {
  const id = bytes[0] ?? 0;
  const count = AMOUNTS_OF_DISCRETIONARY[id];
  if (count === undefined) throw invalid(`discretionary data of kind ${id} are not known`, 0);
  const end = 1 + count * AMOUNT_BYTES;
  if (bytes.length !== end + MAC_BYTES)
    throw invalid(`discretionary data of kind ${id} have ${end + MAC_BYTES} bytes, not ${bytes.length}`, 0);
  const amounts = Array.from({ length: count }, (_, index) =>
    decodeAmount(bytes.subarray(1 + index * AMOUNT_BYTES, 1 + (index + 1) * AMOUNT_BYTES)),
  );
  return { id, amounts, mac: bytes.slice(end) };
}

/**
 * Amounts go in as their low ten digits.
 * @throws CodecError `ISSUER_DATA_INVALID` for an unknown id, a wrong count of amounts or a MAC of another length.
 */
export function encodeDiscretionaryData({ id, amounts, mac }: DiscretionaryData): Uint8Array {
  if (AMOUNTS_OF_DISCRETIONARY[id] !== amounts.length)
    throw invalid(`discretionary data of kind ${id} do not have ${amounts.length} amounts`);
  if (mac.length !== MAC_BYTES) throw invalid(`the MAC has ${mac.length} bytes, not ${MAC_BYTES}`);
  const lowDigits = 10 ** (AMOUNT_BYTES * 2);
  return concatBytes(
    Uint8Array.of(id),
    ...amounts.map((amount) => encodeAmount(amount % lowDigits, AMOUNT_BYTES)),
    mac,
  );
}

/**
 * The form that the card stores and personalisation writes: the length of the discretionary part is the final one, yet
 * only its id is there.
 * @throws CodecError `ISSUER_DATA_INVALID`.
 */
export function decodeIssuerDataTemplate(bytes: Uint8Array): IssuerDataTemplate {
  const end = 1 + FIXED_BYTES;
  const { keyIndex, cryptogramVersion, algorithm } = decodeIssuerApplicationData(bytes.subarray(0, end));
  if (bytes.length === end) return { keyIndex, cryptogramVersion, algorithm };
  const id = bytes[end + 1];
  const count = AMOUNTS_OF_DISCRETIONARY[id ?? 0];
  if (id === undefined || count === undefined || bytes.length !== end + 2)
    throw invalid('a template ends with the id of its discretionary part', end + 1);
  if (bytes[end] !== 1 + count * AMOUNT_BYTES + MAC_BYTES)
    throw invalid(`the length of discretionary data of kind ${id} is wrong`, end);
  return { keyIndex, cryptogramVersion, algorithm, discretionaryId: id };
}

/** @throws CodecError `ISSUER_DATA_INVALID`. */
export function encodeIssuerDataTemplate(template: IssuerDataTemplate): Uint8Array {
  const { keyIndex, cryptogramVersion, algorithm, discretionaryId } = template;
  const cvr = Uint8Array.of(CVR_BYTES - 1, 0, 0, 0);
  const fixed = encodeIssuerApplicationData({
    keyIndex,
    cryptogramVersion,
    cvr,
    algorithm,
    discretionary: new Uint8Array(0),
  });
  if (discretionaryId === undefined) return fixed;
  const count = AMOUNTS_OF_DISCRETIONARY[discretionaryId];
  if (count === undefined) throw invalid(`discretionary data of kind ${discretionaryId} are not known`);
  return concatBytes(fixed, Uint8Array.of(1 + count * AMOUNT_BYTES + MAC_BYTES, discretionaryId));
}

function requireByte(value: number): void {
  if (!Number.isInteger(value) || value < 0 || value > 0xff) throw invalid(`${value} is no byte`);
}

function invalid(message: string, offset?: number): CodecError {
  return new CodecError('ISSUER_DATA_INVALID', `9F10: ${message}`, offset);
}
