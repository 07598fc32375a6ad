import { SW } from '../../../../apdu/codec/status-word.js';
import { decodeAmount } from '../../../../apdu/payment/amount.js';
import { hasBits } from '../../../../apdu/payment/bit-field.js';
import { CTQ } from '../../../../apdu/payment/card-bits-table.js';
import type { TTQ } from '../../../../apdu/payment/terminal-bits-table.js';
import { isApproval } from '../issuer/issuer-host.js';
import { askIssuer, issuerReason } from '../online/ask-issuer.js';
import type { PaymentResult } from '../payment-result.js';
import { type Initiated, initiateApplication } from '../records/initiate.js';
import { cardReason } from '../results/card-reason.js';
import type { NamedBits } from '../results/named-bits.js';
import { PaymentEnd } from '../results/payment-end.js';
import { note, valueNote } from '../results/step-recorder.js';
import { buildCandidateList, refused } from '../selection/select-application.js';
import { terminalCapabilities } from '../terminal-configuration.js';
import { approveOffline, refuseCard } from './contactless-offline.js';
import { type FastAnswer, readFastAnswer } from './fast-answer.js';
import { fullTransaction } from './full-transaction.js';
import type { PaymentInput } from './payment-input.js';
import { runPayment } from './run-payment.js';
import type { Ending, RunningPayment } from './running-payment.js';
import { transactionQualifiers } from './transaction-qualifiers.js';
import { verificationMeans } from './verification-means.js';

/**
 * A contactless fast payment (qPBOC): after the PPSE the card gets SELECT, GET PROCESSING OPTIONS and the records of the
 * AFL, nothing else. Where the terminal offers debit/credit over contactless (TTQ b1.7) and the card takes it up, the
 * transaction is that of the contacts. pboc.md section 3.
 * @throws TransportError when the link fails before the card has approved; PaymentError `PAYMENT_INVALID` before
 * anything is sent
 */
export function payContactless(input: PaymentInput): Promise<PaymentResult> {
  return runPayment(input, true, tap);
}

async function tap(payment: RunningPayment): Promise<Ending> {
  const { data, input } = payment;
  const { configuration } = input;
  const amount = decodeAmount(data.get(0x9f02)!);
  if (amount > configuration.contactlessLimit)
    throw new PaymentEnd('declined', 'AMOUNT_OVER_CONTACTLESS_LIMIT');
  const qualifiers = transactionQualifiers(configuration, amount, payment.takesOnlinePin);
  data.set(0x9f66, qualifiers.bytes);
  data.set(0x9f33, terminalCapabilities(verificationMeans(payment)).bytes);
  const initiated = await initiate(payment);
  const { format, objects, fileLocator } = initiated.options!;
  const isFast = format === 'objects' && objects.has(CRYPTOGRAM);
  if (!isFast && qualifiers.has('CONTACTLESS_DEBIT_CREDIT')) return fullTransaction(payment, initiated);
  // Bare values cannot carry a cryptogram: a card that answers so wants debit/credit, which was not offered.
  if (format !== 'objects') throw new PaymentEnd('terminated', 'CONDITIONS_NOT_SATISFIED');
  return fastPayment(payment, qualifiers, fileLocator);
}

const CRYPTOGRAM = 0x9f26;

async function fastPayment(
  payment: RunningPayment,
  qualifiers: NamedBits<typeof TTQ>,
  locator: Uint8Array | undefined,
): Promise<Ending> {
  const { data, recorder } = payment;
  payment.path = 'fast-payment';
  const answer = readFastAnswer(data);
  recorder.record('card-action', note(`the card answers ${answer.kind}`, `卡片返回 ${answer.kind}`));
  if (answer.kind === 'AAC')
    return { outcome: 'declined', code: 'DECLINED_BY_CARD', detail: cardReason(data) };
  refuseCard(payment, answer);
  const unverified = checkVerification(payment, qualifiers, answer);
  if (unverified !== undefined) return unverified;
  if (answer.kind === 'TC') {
    return approveOffline(payment, answer, locator, qualifiers.has('FDDA_VERSION_01'));
  }
  return askOnline(payment, qualifiers);
}

async function initiate(payment: RunningPayment): Promise<Initiated> {
  const { card, data, recorder, input } = payment;
  const options = { contactless: true, terminalAids: input.configuration.aids, chosen: input.aid };
  const candidates = await buildCandidateList(card, options, recorder);
  payment.application = await candidates.next();
  const initiated = await initiateApplication(card, payment.application, data, recorder);
  if (initiated.statusWord === SW.SUCCESS) return initiated;
  if (initiated.statusWord === SW.CONDITIONS_NOT_SATISFIED) {
    throw new PaymentEnd('terminated', 'CONDITIONS_NOT_SATISFIED', undefined, initiated.statusWord);
  }
  throw refused('GET PROCESSING OPTIONS', initiated.statusWord);
}

/** What the card has chosen must do what the terminal required. @returns how the payment ends where it does not */
function checkVerification(
  payment: RunningPayment,
  terminal: NamedBits<typeof TTQ>,
  { qualifiers }: FastAnswer,
): Ending | undefined {
  const pin = hasBits(qualifiers, CTQ.fields.ONLINE_PIN);
  const signature = hasBits(qualifiers, CTQ.fields.SIGNATURE);
  payment.recorder.record('verification', valueNote(0x9f6c, qualifiers));
  if (pin && terminal.has('ONLINE_PIN')) payment.verification = 'online-pin';
  else if (signature && terminal.has('SIGNATURE')) {
    payment.verification = 'signature';
    payment.signature = true;
  } else if (pin || signature || terminal.has('CVM_REQUIRED')) {
    return { outcome: 'declined', code: 'VERIFICATION_IMPOSSIBLE' };
  } else payment.verification = 'none';
  return undefined;
}

/** The card is gone by then: the issuer alone decides, and sends it nothing. */
async function askOnline(payment: RunningPayment, terminal: NamedBits<typeof TTQ>): Promise<Ending> {
  if (terminal.has('OFFLINE_ONLY')) throw new PaymentEnd('terminated', 'CRYPTOGRAM_NOT_ALLOWED');
  let pin: string | undefined;
  if (payment.verification === 'online-pin') {
    pin = await payment.input.askPin?.({ kind: 'online', attempt: 1 });
    if (pin === undefined) return { outcome: 'declined', code: 'PIN_NOT_GIVEN' };
  }
  const response = await askIssuer(payment, pin);
  if (response === undefined) {
    return { outcome: 'declined', code: 'UNABLE_ONLINE', detail: payment.unreachable };
  }
  if (isApproval(response)) return { outcome: 'approved', code: 'APPROVED_ONLINE' };
  return { outcome: 'declined', code: 'DECLINED_BY_ISSUER', detail: issuerReason(response) };
}
