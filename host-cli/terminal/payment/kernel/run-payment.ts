import { unlessUnreachable } from '../online/ask-issuer.js';
import { authorisationObjects } from '../online/authorisation-objects.js';
import type { PaymentResult } from '../payment-result.js';
import { PaymentEnd, reasonText } from '../results/payment-end.js';
import { note, valueNote } from '../results/step-recorder.js';
import type { PaymentInput } from './payment-input.js';
import { type Ending, RunningPayment } from './running-payment.js';

/**
 * Lets a kernel work and makes a result of whatever comes of it.
 * @throws TransportError when the link fails, PaymentError `PAYMENT_INVALID` for an input that cannot be sent
 */
export async function runPayment(
  input: PaymentInput,
  contactless: boolean,
  work: (payment: RunningPayment) => Promise<Ending>,
): Promise<PaymentResult> {
  const payment = new RunningPayment(input, contactless);
  const ending = await endingOf(() => work(payment));
  await settle(payment, ending);
  const { en, zh } = reasonText(ending.code, ending.detail);
  const { results, status, hasResults } = payment;
  payment.recorder.record(
    'completion',
    note(`${ending.outcome}: ${en}`, `${OUTCOMES[ending.outcome]}：${zh}`),
    ...(hasResults ? [valueNote(0x95, results.bytes), valueNote(0x9b, status.bytes)] : []),
  );
  return payment.finish(ending);
}

const OUTCOMES = { approved: '批准', declined: '拒绝', terminated: '终止' } as const;

async function endingOf(work: () => Promise<Ending>): Promise<Ending> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof PaymentEnd)) throw error;
    const { outcome, code, detail, statusWord } = error;
    return { outcome, code, detail, statusWord };
  }
}

/** The issuer looks at the last cryptogram, as it would when the payment is settled. */
async function settle(payment: RunningPayment, { outcome }: Ending): Promise<void> {
  const { issuer } = payment.input;
  if (issuer === undefined || outcome !== 'approved') return;
  const objects = authorisationObjects(payment.data);
  const right = await unlessUnreachable(() => issuer.verifies(objects));
  if (right !== undefined) payment.cryptogramVerdict = right ? 'right' : 'wrong';
}
