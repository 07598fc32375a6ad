import { expect, it } from 'vitest';
import {
  PAYMENT,
  PaymentSession,
  paymentSession,
} from '../../../../card-model/applications/pboc/payment-session.js';
import type { CardCore } from '../../../../card-model/kernel/card-core.js';
import { defineSession, Session } from '../../../../card-model/kernel/session.js';

const core = () => ({ session: new Session() }) as CardCore;

it('begins selected, and is the same until it is ended', () => {
  const card = core();
  expect(card.session.stateOf(PAYMENT)).toBeUndefined();
  const session = paymentSession(card);
  expect(session).toBeInstanceOf(PaymentSession);
  expect(session).toMatchObject({ phase: 'selected', issuerAuthentication: 'none', pinExhausted: false });
  expect(paymentSession(card)).toBe(session);
  card.session.close();
  expect(paymentSession(card)).not.toBe(session);
});

it('another sequence of commands ends it', () => {
  const card = core();
  const session = paymentSession(card);
  card.session.open(defineSession<number>('other'), 1);
  expect(paymentSession(card)).not.toBe(session);
});
