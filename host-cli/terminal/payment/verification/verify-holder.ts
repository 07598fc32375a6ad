import { equalBytes } from '../../../../apdu/bytes.js';
import { SW } from '../../../../apdu/codec/status-word.js';
import { decodeAmount } from '../../../../apdu/payment/amount.js';
import { hasBits } from '../../../../apdu/payment/bit-field.js';
import { AIP } from '../../../../apdu/payment/card-bits-table.js';
import { type CvmList, type CvmRule, parseCvmList } from '../../../../apdu/payment/cvm-list.js';
import type { TERMINAL_CAPABILITIES } from '../../../../apdu/payment/terminal-bits-table.js';
import { pinBlock } from '../../../../crypto/index.js';
import { triesOf } from '../../refusal.js';
import type { PaymentCard } from '../payment-card.js';
import { TRANSACTION_TYPE } from '../payment-request.js';
import type { NamedBits } from '../results/named-bits.js';
import { understood } from '../results/payment-end.js';
import type { TerminalVerificationResults } from '../results/verification-results.js';
import { readDataObject } from '../risk/terminal-risk-management.js';
import type { TransactionData } from '../transaction-data.js';
import { CONDITION, METHOD, methodName } from './methods.js';

/** What the holder is asked for. */
export interface PinQuestion {
  readonly kind: 'offline' | 'online';
  /** 1 for the first time. */
  readonly attempt: number;
  /** Of an offline PIN, where the card told. */
  readonly triesLeft?: number;
}

/** Asks for the PIN, 4 to 12 digits; undefined when it is not entered. */
export type AskPin = (question: PinQuestion) => Promise<string | undefined>;

/** How the holder was verified. */
export type VerificationMethod =
  | 'none'
  | 'offline-pin'
  | 'online-pin'
  | 'signature'
  | 'failed'
  | 'not-performed';

export interface HolderVerification {
  readonly method: VerificationMethod;
  /** Tag 9F34. */
  readonly cvmResults: Uint8Array;
  readonly signature: boolean;
  /** As it was entered and, offline, found right. A secret: for the issuer at most. */
  readonly pin?: string;
}

export interface VerificationInput {
  readonly card: PaymentCard;
  readonly data: TransactionData;
  readonly capabilities: NamedBits<typeof TERMINAL_CAPABILITIES>;
  readonly results: TerminalVerificationResults;
  readonly askPin: AskPin | undefined;
}

const RESULT = { UNKNOWN: 0x00, FAILED: 0x01, SUCCESSFUL: 0x02 } as const;
const CVM_LIST = { en: 'CVM list', zh: 'CVM 列表' };
/** A card that says wrong for ever must not make the holder type for ever. */
const MAXIMUM_ATTEMPTS = 15;

/** Works through the CVM list of the card. EMV 4.3 Book 3, 10.5 and Book 4, 6.3.4. */
export async function verifyHolder(input: VerificationInput): Promise<HolderVerification> {
  const { data, results } = input;
  if (!hasBits(data.ofCard(0x82)!, AIP.fields.CARDHOLDER_VERIFICATION)) return notPerformed(RESULT.UNKNOWN);
  const bytes = data.ofCard(0x8e);
  if (bytes === undefined) {
    results.set('CARD_DATA_MISSING');
    return notPerformed(RESULT.UNKNOWN);
  }
  const list = understood(CVM_LIST, () => parseCvmList(bytes));
  if (list.rules.length === 0) return notPerformed(RESULT.UNKNOWN);
  let last: CvmRule | undefined;
  for (const rule of list.rules) {
    if (!applies(rule, list, input)) continue;
    last = rule;
    const done = await perform(rule, input);
    if (done !== undefined) return done;
    if (!rule.nextOnFailure || rule.method === METHOD.FAIL) break;
  }
  results.set('VERIFICATION_FAILED');
  if (last === undefined) return { ...notPerformed(RESULT.FAILED), method: 'failed' };
  return { method: 'failed', cvmResults: resultsOf(last, RESULT.FAILED), signature: false };
}

function notPerformed(result: number): HolderVerification {
  const cvmResults = Uint8Array.of(METHOD.NOT_PERFORMED, 0, result);
  return { method: 'not-performed', cvmResults, signature: false };
}

const resultsOf = ({ code, condition }: CvmRule, result: number): Uint8Array =>
  Uint8Array.of(code, condition, result);

/** Whether the condition of a rule holds; a condition that is not known does not. EMV 4.3 Book 3, annex C3. */
function applies(rule: CvmRule, list: CvmList, { data, capabilities }: VerificationInput): boolean {
  const { condition, method } = rule;
  const type = data.get(0x9c)![0];
  const cashback = decodeAmount(data.get(0x9f03)!) > 0;
  const manualCash = type === TRANSACTION_TYPE.CASH;
  if (condition === CONDITION.ALWAYS) return true;
  if (condition === CONDITION.OTHER) return !manualCash && !cashback;
  if (condition === CONDITION.SUPPORTED) return isSupported(method, capabilities);
  if (condition === CONDITION.MANUAL_CASH) return manualCash;
  if (condition === CONDITION.CASHBACK) return cashback;
  const currency = data.ofCard(0x9f42);
  if (currency === undefined || !equalBytes(currency, data.get(0x5f2a)!)) return false;
  const amount = decodeAmount(data.get(0x9f02)!);
  if (condition === CONDITION.UNDER_X) return amount < list.amountX;
  if (condition === CONDITION.OVER_X) return amount > list.amountX;
  if (condition === CONDITION.UNDER_Y) return amount < list.amountY;
  return condition === CONDITION.OVER_Y && amount > list.amountY;
}

function isSupported(method: number, capabilities: VerificationInput['capabilities']): boolean {
  switch (method) {
    case METHOD.OFFLINE_PIN:
      return capabilities.has('PLAINTEXT_PIN');
    case METHOD.ONLINE_PIN:
      return capabilities.has('ONLINE_PIN');
    case METHOD.OFFLINE_PIN_AND_SIGNATURE:
      return capabilities.has('PLAINTEXT_PIN') && capabilities.has('SIGNATURE');
    case METHOD.SIGNATURE:
      return capabilities.has('SIGNATURE');
    case METHOD.NONE:
      return capabilities.has('NO_CVM');
    default:
      return false;
  }
}

/** Undefined when the method failed. */
async function perform(rule: CvmRule, input: VerificationInput): Promise<HolderVerification | undefined> {
  const { capabilities, results } = input;
  const { method } = rule;
  if (methodName(method) === undefined) results.set('UNKNOWN_CVM');
  if (!isSupported(method, capabilities)) {
    if (needsPad(method)) results.set('PIN_PAD_ABSENT');
    return undefined;
  }
  if (method === METHOD.NONE) {
    return { method: 'none', cvmResults: resultsOf(rule, RESULT.SUCCESSFUL), signature: false };
  }
  if (method === METHOD.SIGNATURE) {
    return { method: 'signature', cvmResults: resultsOf(rule, RESULT.UNKNOWN), signature: true };
  }
  if (method === METHOD.ONLINE_PIN) return verifyOnline(rule, input);
  const pin = await verifyOffline(input);
  if (pin === undefined) return undefined;
  const signature = method === METHOD.OFFLINE_PIN_AND_SIGNATURE;
  const result = signature ? RESULT.UNKNOWN : RESULT.SUCCESSFUL;
  return { method: 'offline-pin', cvmResults: resultsOf(rule, result), signature, pin };
}

function needsPad(method: number): boolean {
  return (
    method === METHOD.OFFLINE_PIN ||
    method === METHOD.ONLINE_PIN ||
    method === METHOD.OFFLINE_PIN_AND_SIGNATURE
  );
}

async function verifyOnline(
  rule: CvmRule,
  { results, askPin }: VerificationInput,
): Promise<HolderVerification | undefined> {
  const pin = await askPin?.({ kind: 'online', attempt: 1 });
  if (pin === undefined) {
    results.set('PIN_NOT_ENTERED');
    return undefined;
  }
  results.set('ONLINE_PIN_ENTERED');
  return { method: 'online-pin', cvmResults: resultsOf(rule, RESULT.UNKNOWN), signature: false, pin };
}

/** Asks and lets the card compare until it is right; undefined when no try is left or the holder gives up. */
async function verifyOffline({ card, results, askPin }: VerificationInput): Promise<string | undefined> {
  const counter = await readDataObject(card, 0x9f17);
  let triesLeft = counter?.length === 1 ? counter[0]! : undefined;
  for (let attempt = 1; attempt <= MAXIMUM_ATTEMPTS; attempt++) {
    if (triesLeft === 0) {
      results.set('PIN_TRIES_EXCEEDED');
      return undefined;
    }
    const pin = await askPin?.({ kind: 'offline', attempt, ...(triesLeft !== undefined && { triesLeft }) });
    if (pin === undefined) {
      results.set('PIN_NOT_ENTERED');
      return undefined;
    }
    const { statusWord } = await card.verify(pinBlock(2, pin));
    if (statusWord === SW.SUCCESS) return pin;
    const blocked = statusWord === SW.METHOD_BLOCKED || statusWord === SW.NO_VALID_CHALLENGE;
    triesLeft = blocked ? 0 : triesOf(statusWord);
    if (triesLeft === undefined) return undefined;
  }
  return undefined;
}
