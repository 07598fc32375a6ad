import { SW } from '../../../../apdu/codec/status-word.js';
import type { PaymentResult } from '../payment-result.js';
import { type Initiated, initiateApplication } from '../records/initiate.js';
import { buildCandidateList, refused } from '../selection/select-application.js';
import { terminalCapabilities } from '../terminal-configuration.js';
import { fullTransaction } from './full-transaction.js';
import type { PaymentInput } from './payment-input.js';
import { runPayment } from './run-payment.js';
import type { RunningPayment } from './running-payment.js';
import { verificationMeans } from './verification-means.js';

/**
 * A transaction over contacts: debit/credit or electronic cash, as the card chooses. EMV 4.3 Book 3, 8 to 10; pboc.md 4.
 * @throws TransportError when the link fails; PaymentError `PAYMENT_INVALID` before anything is sent
 */
export function payByContact(input: PaymentInput): Promise<PaymentResult> {
  return runPayment(input, false, async (payment) => fullTransaction(payment, await initiate(payment)));
}

/** A candidate whose conditions are not satisfied (6985) leaves the list. EMV 4.3 Book 3, 10.1. */
async function initiate(payment: RunningPayment): Promise<Initiated> {
  const { card, data, recorder, input } = payment;
  const { service } = payment;
  const candidates = await buildCandidateList(
    card,
    {
      contactless: false,
      terminalAids: input.configuration.aids,
      chosen: input.aid,
      blockedToo: service === 'unblock-application',
    },
    recorder,
  );
  data.set(0x9f33, terminalCapabilities(verificationMeans(payment)).bytes);
  if (service !== 'purchase') data.set(0x9f7a, Uint8Array.of(0));
  for (;;) {
    const application = await candidates.next();
    payment.application = application;
    const initiated = await initiateApplication(card, application, data, recorder);
    if (initiated.statusWord === SW.SUCCESS) return initiated;
    if (initiated.statusWord !== SW.CONDITIONS_NOT_SATISFIED)
      throw refused('GET PROCESSING OPTIONS', initiated.statusWord);
  }
}
