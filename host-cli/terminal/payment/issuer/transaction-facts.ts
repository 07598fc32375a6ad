import { toHex } from '../../../../apdu/bytes.js';
import { CodecError } from '../../../../apdu/codec/codec-error.js';
import { decodeAmount } from '../../../../apdu/payment/amount.js';
import {
  decodeDiscretionaryData,
  decodeIssuerApplicationData,
} from '../../../../apdu/payment/issuer-application-data.js';
import { parseTrack2 } from '../../../../apdu/payment/track2.js';
import {
  CryptoError,
  type CryptogramVersion,
  cryptogramInput,
  cryptogramVersion,
  equalConstantTime,
  type PaymentAlgorithmName,
  type PaymentKeys,
  type PreparedPaymentKeys,
  panDigits,
  paymentAlgorithm,
} from '../../../../crypto/index.js';

/** A transaction as its issuer sees it. */
export interface TransactionFacts {
  readonly pan: string;
  /** Two digits. */
  readonly psn: string;
  readonly algorithm: PaymentAlgorithmName;
  readonly atc: number;
  /** CVR of 9F10, which the cryptogram covers. */
  readonly cardResults: Uint8Array;
  /** 9F26. */
  readonly cryptogram: Uint8Array;
  /** Keys of this card. */
  readonly keys: PreparedPaymentKeys;
  /** Input of the cryptogram. */
  readonly input: Uint8Array;
  /** Fen. */
  readonly amount: number;
  /** Electronic cash as the card tells it under its own MAC; undefined where it does not, or the MAC is wrong. */
  readonly balance: number | undefined;
}

const ALGORITHMS: Readonly<Record<number, PaymentAlgorithmName>> = { 1: '3DES', 4: 'SM4' };
const AMOUNT_BYTES = 5;
/** Kinds of discretionary data whose first amount is the balance of electronic cash. pboc.md section 2 */
const WITH_BALANCE: ReadonlySet<number> = new Set([1, 3]);

/** Undefined for objects out of which no transaction can be read. */
export function transactionFacts(
  objects: ReadonlyMap<number, Uint8Array>,
  masterKeys: PaymentKeys,
): TransactionFacts | undefined {
  try {
    return readFacts(objects, masterKeys);
  } catch (error) {
    if (error instanceof CodecError || error instanceof CryptoError) return undefined;
    throw error;
  }
}

function readFacts(objects: ReadonlyMap<number, Uint8Array>, masterKeys: PaymentKeys) {
  const pan = panOf(objects);
  const issuerData = objects.get(0x9f10);
  const cryptogram = objects.get(0x9f26);
  const counter = objects.get(0x9f36);
  if (pan === undefined || !issuerData || cryptogram?.length !== 8 || counter?.length !== 2) return undefined;
  const {
    cryptogramVersion: versionByte,
    cvr,
    algorithm: byte,
    discretionary,
  } = decodeIssuerApplicationData(issuerData);
  const algorithm = ALGORITHMS[byte];
  const version = cryptogramVersion(versionByte);
  if (algorithm === undefined || version === undefined) return undefined;
  const sequence = objects.get(0x5f34);
  const psn = sequence === undefined ? '00' : toHex(sequence);
  const suite = paymentAlgorithm(algorithm);
  const keys = suite.prepare(suite.deriveUdks(masterKeys, { pan, psn }));
  const atc = (counter[0]! << 8) | counter[1]!;
  return {
    pan,
    psn,
    algorithm,
    atc,
    cardResults: cvr,
    cryptogram,
    keys,
    input: inputOf(objects, version, atc, cvr),
    amount: decodeAmount(objects.get(0x9f02)!),
    balance: balanceIn(discretionary, atc, keys),
  };
}

function panOf(objects: ReadonlyMap<number, Uint8Array>): string | undefined {
  const field = objects.get(0x5a);
  if (field !== undefined) return panDigits(field);
  const track = objects.get(0x57);
  return track && parseTrack2(track).pan;
}

const NOTHING = new Uint8Array(0);

function inputOf(
  objects: ReadonlyMap<number, Uint8Array>,
  version: CryptogramVersion,
  atc: number,
  cardVerificationResults: Uint8Array,
): Uint8Array {
  const value = (tag: number): Uint8Array => objects.get(tag) ?? NOTHING;
  return cryptogramInput(version, {
    amountAuthorised: value(0x9f02),
    amountOther: value(0x9f03),
    terminalCountry: value(0x9f1a),
    terminalVerificationResults: value(0x95),
    currency: value(0x5f2a),
    date: value(0x9a),
    transactionType: value(0x9c),
    unpredictableNumber: value(0x9f37),
    interchangeProfile: value(0x82),
    atc,
    cardVerificationResults,
  });
}

function balanceIn(discretionary: Uint8Array, atc: number, keys: PreparedPaymentKeys): number | undefined {
  if (discretionary.length === 0) return undefined;
  const { id, amounts, mac } = decodeDiscretionaryData(discretionary);
  const covered = discretionary.subarray(1, 1 + AMOUNT_BYTES * amounts.length);
  if (!WITH_BALANCE.has(id) || !equalConstantTime(keys.iddMac(atc, covered), mac)) return undefined;
  return amounts[0];
}

/** Whether the cryptogram is the one that the card of this number makes. */
export function isCryptogramRight({ keys, atc, input, cryptogram }: TransactionFacts): boolean {
  return equalConstantTime(keys.applicationCryptogram(atc, input), cryptogram);
}
