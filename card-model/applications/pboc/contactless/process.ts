import { type StatusWord, SW } from '../../../../apdu/codec/status-word.js';
import { encodeAmount } from '../../../../apdu/payment/amount.js';
import { parseAfl } from '../../../../apdu/payment/application-file-locator.js';
import { clearBits, hasBits, setBits } from '../../../../apdu/payment/bit-field.js';
import { CARD_PROCESSES, CTQ } from '../../../../apdu/payment/card-bits-table.js';
import { decodeIssuerDataTemplate } from '../../../../apdu/payment/issuer-application-data.js';
import { cryptogramVersion } from '../../../../crypto/index.js';
import type { DataObjects } from '../../../files/data-objects.js';
import type { CardCore } from '../../../kernel/card-core.js';
import { amountIn, purseOrHome } from '../electronic-cash/purse.js';
import { OBJECT } from '../objects.js';
import type { PaymentSession, Transaction } from '../payment-session.js';
import { chooseOptions } from '../processing-options.js';
import { ANSWER_TAG, encodeFastAnswer } from './answer.js';
import { completePayment } from './complete.js';
import { fastCryptogram } from './cryptogram.js';
import { decideFastPayment, type FastPaymentDecision } from './decide.js';
import { fillIssuerData, issuerDataTemplate } from './issuer-data.js';
import { type RecordPlace, setPending } from './pending.js';
import { readFastPaymentFacts } from './read-facts.js';
import { settle } from './settle.js';
import { signFastPayment } from './signature.js';

/** A longer signature does not fit the answer of GET PROCESSING OPTIONS: RSA above 1024 bits. pboc.md 3 */
const LONGEST_SIGNATURE_IN_ANSWER = 128;
/** 9F6C of a card that holds none. */
const NO_QUALIFIERS = Uint8Array.of(0x00, 0x00);

/** CTQ of this payment: the personalised one with what was decided. */
function qualifiersOf(objects: DataObjects, { qualifiers }: FastPaymentDecision): Uint8Array {
  const value = (objects.get(OBJECT.TRANSACTION_QUALIFIERS.tag) ?? NO_QUALIFIERS).slice();
  clearBits(value, CTQ.fields.ONLINE_PIN);
  clearBits(value, CTQ.fields.SIGNATURE);
  for (const field of qualifiers) setBits(value, field);
  return value;
}

function lastRecordOf(fileLocator: Uint8Array): RecordPlace | undefined {
  const last = fileLocator.length === 0 ? undefined : parseAfl(fileLocator).at(-1);
  return last && { sfi: last.sfi, number: last.last };
}

/**
 * The effect of GET PROCESSING OPTIONS on the fast-payment path; the ATC is raised already. Answers template 77 and
 * completes the session, or ends with 6985, 6A80. An approval moves nothing yet: that is for `recordRead` of
 * last-record.ts. pboc.md 3
 */
export function processFastPayment(
  core: CardCore,
  session: PaymentSession,
  transaction: Transaction,
): StatusWord {
  const { directory } = core.selection;
  const { objects } = directory;
  const { atc, keys } = transaction;
  const template = issuerDataTemplate(directory, transaction);
  const options = chooseOptions(directory, 'fast-payment', transaction.terminal);
  if (!template || !options) return SW.CONDITIONS_NOT_SATISFIED;
  const fileLocator = options.value.subarray(options.interchangeProfile.length);
  const version = cryptogramVersion(decodeIssuerDataTemplate(template).cryptogramVersion);
  const facts = readFastPaymentFacts(directory, transaction.terminal);
  if (!facts) return SW.WRONG_DATA;
  const decision = decideFastPayment(facts);
  if (decision.outcome === 'end' || version === undefined) return SW.CONDITIONS_NOT_SATISFIED;

  for (const field of decision.results) session.results.set(field);
  const results = session.results.copy();
  const qualifiers = qualifiersOf(objects, decision);
  const cryptogram = fastCryptogram(transaction, version, results);
  const { balance, total } = decision.funds;
  const totalLimit = amountIn(objects, OBJECT.CUMULATIVE_LIMIT.tag) ?? 0;
  const amounts = { balance, total, totalLimit, available: decision.available };
  const answer = new Map<number, Uint8Array>();
  const put = (tag: number, value: Uint8Array | undefined): void => {
    if (value) answer.set(tag, value);
  };
  put(ANSWER_TAG.INTERCHANGE_PROFILE, transaction.interchangeProfile);
  put(ANSWER_TAG.FILE_LOCATOR, fileLocator);
  put(OBJECT.ATC.tag, Uint8Array.of(atc >> 8, atc));
  put(ANSWER_TAG.CRYPTOGRAM, cryptogram);
  put(ANSWER_TAG.ISSUER_DATA, fillIssuerData(template, results, atc, keys, amounts));
  for (const { tag } of [OBJECT.TRACK_2, OBJECT.PAN_SEQUENCE, OBJECT.PRODUCT, OBJECT.CARDHOLDER_NAME]) {
    put(tag, objects.get(tag));
  }
  put(OBJECT.TRANSACTION_QUALIFIERS.tag, qualifiers);
  if (hasBits(facts.processes, CARD_PROCESSES.fields.RETURN_AVAILABLE_AMOUNT)) {
    put(OBJECT.AVAILABLE_AMOUNT.tag, encodeAmount(decision.available));
  }

  session.phase = 'completed';
  session.transaction = transaction;
  session.firstCryptogram = cryptogram;
  const purse = purseOrHome(facts.currency);
  if (decision.outcome !== 'TC') {
    settle(core.memory, objects, decision, purse, qualifiers);
    core.answer.set(encodeFastAnswer('noApproval', answer));
    return SW.SUCCESS;
  }

  const signed = signFastPayment(objects, transaction, qualifiers, core.environment.random);
  const moved = new Map<number, Uint8Array>();
  put(ANSWER_TAG.SIGNATURE, signed?.signature);
  if (signed && signed.signature.length > LONGEST_SIGNATURE_IN_ANSWER) {
    for (const tag of [ANSWER_TAG.SIGNATURE, OBJECT.AVAILABLE_AMOUNT.tag]) {
      const value = answer.get(tag);
      if (value) moved.set(tag, value);
      answer.delete(tag);
    }
  }
  const last = lastRecordOf(fileLocator);
  const payment = { decision, purse, qualifiers, moved, authenticationData: signed?.authenticationData };
  if (last) setPending(session, { ...payment, last });
  else completePayment(core, transaction, payment);
  core.answer.set(encodeFastAnswer('approval', answer));
  return SW.SUCCESS;
}
