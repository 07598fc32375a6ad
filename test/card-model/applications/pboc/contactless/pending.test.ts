import { expect, test } from 'vitest';
import {
  endRecovery,
  pendingOf,
  servesKeptCopy,
  setPending,
} from '../../../../../card-model/applications/pboc/contactless/pending.js';
import { PaymentSession } from '../../../../../card-model/applications/pboc/payment-session.js';

test('a payment waits in its own session', () => {
  const session = new PaymentSession();
  const payment = { last: { sfi: 7, number: 1 } } as Parameters<typeof setPending>[1];
  setPending(session, payment);
  expect(pendingOf(session)).toBe(payment);
  expect(pendingOf(new PaymentSession())).toBeUndefined();
  setPending(session, undefined);
  expect(pendingOf(session)).toBeUndefined();
});

test('the kept copy is served until another command came', () => {
  const session = new PaymentSession();
  expect(servesKeptCopy(session)).toBe(true);
  endRecovery(session);
  expect(servesKeptCopy(session)).toBe(false);
  expect(servesKeptCopy(new PaymentSession())).toBe(true);
});
