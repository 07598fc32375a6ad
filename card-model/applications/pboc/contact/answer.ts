import { encodeTlv } from '../../../../apdu/codec/ber-tlv.js';
import { hasBits } from '../../../../apdu/payment/bit-field.js';
import { AIP, CVR } from '../../../../apdu/payment/card-bits-table.js';
import { encodeObjects, encodeValues } from '../../../../apdu/payment/response-template.js';
import { cdaTransactionData, cryptogramVersion, type PaymentPrivateKey } from '../../../../crypto/index.js';
import type { Directory } from '../../../files/directory.js';
import type { CardCore } from '../../../kernel/card-core.js';
import { fastCryptogram } from '../contactless/cryptogram.js';
import { fillIssuerData, type IssuerAmounts } from '../contactless/issuer-data.js';
import { availableAmountIn } from '../electronic-cash/available-amount.js';
import type { CryptogramKind } from '../electronic-cash/decide.js';
import { purseOf } from '../electronic-cash/in-transaction.js';
import { amountIn, PURSES } from '../electronic-cash/purse.js';
import { iccKey } from '../icc-key.js';
import { OBJECT } from '../objects.js';
import type { PaymentSession, Transaction } from '../payment-session.js';
import { signingWith } from '../signing.js';
import { TERMINAL, type TerminalValues } from '../terminal-values.js';

const TAG = {
  INFORMATION: 0x9f27,
  CRYPTOGRAM: 0x9f26,
  ATC: 0x9f36,
  SIGNATURE: 0x9f4b,
  ISSUER_DATA: 0x9f10,
} as const;

/** What the answer of GENERATE AC is made of. */
export interface AnswerParts {
  readonly kind: CryptogramKind;
  /** 9F27 */
  readonly information: number;
  /** By the CDOL of this command. */
  readonly terminal: TerminalValues;
  /** Sign it (CDA). */
  readonly combined: boolean;
}

/** The key that signs an answer that may be signed: the AIP allows CDA and the card has a key; else undefined. */
export function combinedKey(directory: Directory, transaction: Transaction): PaymentPrivateKey | undefined {
  const allowed = hasBits(transaction.interchangeProfile, AIP.fields.CDA);
  return allowed ? iccKey(directory.objects, transaction.algorithm) : undefined;
}

/** Looked up when 9F10 tells them. */
function issuerAmounts(directory: Directory, transaction: Transaction): IssuerAmounts {
  const { objects } = directory;
  const purse = purseOf(directory, transaction) ?? 'home';
  return {
    get balance() {
      return amountIn(objects, PURSES[purse].balance) ?? 0;
    },
    get total() {
      return amountIn(objects, OBJECT.CUMULATIVE_AMOUNT.tag) ?? 0;
    },
    get totalLimit() {
      return amountIn(objects, OBJECT.CUMULATIVE_LIMIT.tag) ?? 0;
    },
    get available() {
      return availableAmountIn(objects, purse);
    },
  };
}

/** Third byte of 9F10. */
const VERSION_AT = 2;

/**
 * Cryptogram and answer of a GENERATE AC whose results are all in the CVR. The amounts told in 9F10 are those after it.
 * @param template of 9F10
 */
export function cryptogramAnswer(
  { selection, environment }: CardCore,
  session: PaymentSession,
  transaction: Transaction,
  template: Uint8Array,
  { kind, information, terminal, combined }: AnswerParts,
): { readonly cryptogram: Uint8Array; readonly answer: Uint8Array } {
  const { directory } = selection;
  const { atc, keys } = transaction;
  const key = combined ? combinedKey(directory, transaction) : undefined;
  if (key) session.results.set(CVR.fields.DDA_PERFORMED);
  const results = session.results.copy();
  const version = cryptogramVersion(template[VERSION_AT]!) ?? 1;
  const cryptogram = fastCryptogram({ ...transaction, terminal }, version, results);
  const issuerData = fillIssuerData(template, results, atc, keys, issuerAmounts(directory, transaction));
  const counter = Uint8Array.of(atc >> 8, atc);
  const cid = Uint8Array.of(information);
  if (!key) return { cryptogram, answer: encodeValues(cid, counter, cryptogram, issuerData) };

  // An AAC also stands in clear: EMV wants it there whether or not anybody looks at the signature.
  const inClear = kind === 'AAC' ? [{ tag: TAG.CRYPTOGRAM, value: cryptogram }] : [];
  const told = [{ tag: TAG.INFORMATION, value: cid }, { tag: TAG.ATC, value: counter }, ...inClear];
  const first = session.firstTerminal ?? terminal;
  const signature = signingWith(environment.random).signCombinedData(key, {
    dynamicNumber: counter,
    cryptogramInformation: information,
    applicationCryptogram: cryptogram,
    unpredictableNumber: terminal.exactly(TERMINAL.UNPREDICTABLE_NUMBER),
    transactionData: cdaTransactionData({
      pdolValues: transaction.terminal.data,
      cdol1Values: first.data,
      ...(terminal !== first && { cdol2Values: terminal.data }),
      answerObjects: encodeTlv(...told, { tag: TAG.ISSUER_DATA, value: issuerData }),
    }),
  });
  const answer = encodeObjects([
    ...told.map(({ tag, value }) => [tag, value] as const),
    [TAG.SIGNATURE, signature],
    [TAG.ISSUER_DATA, issuerData],
  ]);
  return { cryptogram, answer };
}
