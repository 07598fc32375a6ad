import { concatBytes } from '../../../../apdu/bytes.js';
import { encodeAmount } from '../../../../apdu/payment/amount.js';
import {
  decodeIssuerDataTemplate,
  encodeDiscretionaryData,
  encodeIssuerApplicationData,
} from '../../../../apdu/payment/issuer-application-data.js';
import type { PreparedPaymentKeys } from '../../../../crypto/index.js';
import type { Directory } from '../../../files/directory.js';
import { OBJECT } from '../objects.js';
import type { Transaction } from '../payment-session.js';

/** The template of 9F10 in the algorithm of a transaction; undefined where the card has none. */
export const issuerDataTemplate = (
  { objects }: Directory,
  { algorithm }: Transaction,
): Uint8Array | undefined =>
  objects.get((algorithm === 'SM4' ? OBJECT.ISSUER_DATA_SM : OBJECT.ISSUER_DATA).tag);

/** Amounts that 9F10 may tell the issuer, in the smallest unit. */
export interface IssuerAmounts {
  readonly balance: number;
  /** CTTA */
  readonly total: number;
  /** 9F54 */
  readonly totalLimit: number;
  /** 9F5D */
  readonly available: number;
}

/** By the id of the issuer discretionary data. pboc.md 2, 9F10 */
const TOLD: Readonly<Record<number, (amounts: IssuerAmounts) => readonly number[]>> = {
  1: ({ balance }) => [balance],
  2: ({ total }) => [total],
  3: ({ balance, total }) => [balance, total],
  4: ({ total, totalLimit }) => [total, totalLimit],
  5: ({ available }) => [available],
};

/** As many low digits of an amount as 9F10 has room for. */
const TOLD_BYTES = 5;
const TOLD_LIMIT = 10 ** (2 * TOLD_BYTES);

/** 9F10 from the template that the card stores, with CVR, amounts and MAC. @throws CodecError `ISSUER_DATA_INVALID` */
export function fillIssuerData(
  template: Uint8Array,
  cardVerificationResults: Uint8Array,
  atc: number,
  keys: PreparedPaymentKeys,
  amounts: IssuerAmounts,
): Uint8Array {
  const { discretionaryId, ...fixed } = decodeIssuerDataTemplate(template);
  const told = discretionaryId === undefined ? undefined : TOLD[discretionaryId];
  let discretionary: Uint8Array = new Uint8Array(0);
  if (discretionaryId !== undefined && told) {
    const values = told(amounts).map((amount) => amount % TOLD_LIMIT);
    const mac = keys.iddMac(atc, concatBytes(...values.map((value) => encodeAmount(value, TOLD_BYTES))));
    discretionary = encodeDiscretionaryData({ id: discretionaryId, amounts: values, mac });
  }
  return encodeIssuerApplicationData({ ...fixed, cvr: cardVerificationResults, discretionary });
}
