import type { PurseName } from '../electronic-cash/purse.js';
import type { PaymentSession } from '../payment-session.js';
import type { FastPaymentDecision } from './decide.js';

/** A record by its place. */
export interface RecordPlace {
  readonly sfi: number;
  readonly number: number;
}

/** An approved fast payment whose last record is not read yet: lost with power, and nothing has moved. */
export interface PendingPayment {
  /** The record whose reading completes the payment: the last one of the AFL. */
  readonly last: RecordPlace;
  readonly decision: FastPaymentDecision;
  readonly purse: PurseName;
  /** 9F6C as answered. */
  readonly qualifiers: Uint8Array;
  /** Objects that did not fit the answer of GET PROCESSING OPTIONS, by their tag: for the signature record. */
  readonly moved: ReadonlyMap<number, Uint8Array>;
  /** 9F69, for the last record. */
  readonly authenticationData: Uint8Array | undefined;
}

/** Beside the session, as no other command has to know of it. */
const waiting = new WeakMap<PaymentSession, PendingPayment>();
const asked = new WeakSet<PaymentSession>();

export function setPending(session: PaymentSession, payment: PendingPayment | undefined): void {
  if (payment) waiting.set(session, payment);
  else waiting.delete(session);
}

export function pendingOf(session: PaymentSession): PendingPayment | undefined {
  return waiting.get(session);
}

/**
 * For every command but READ RECORD that comes between SELECT and GET PROCESSING OPTIONS (GET DATA, VERIFY): from now on
 * the kept copy of the last record is not served any more. pboc.md 3
 */
export function endRecovery(session: PaymentSession): void {
  asked.add(session);
}

/** Whether the kept copy may be served: after a payment, and after SELECT as long as nothing but records was read. */
export function servesKeptCopy(session: PaymentSession): boolean {
  return !asked.has(session);
}
