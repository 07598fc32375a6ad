import type { PaymentAlgorithmName, PreparedPaymentKeys } from '../../../crypto/index.js';
import type { CardCore } from '../../kernel/card-core.js';
import { defineSession } from '../../kernel/session.js';
import { CardVerificationResults } from './card-verification-results.js';
import type { TerminalValues } from './terminal-values.js';

/** Which transaction GET PROCESSING OPTIONS has chosen. */
export type PaymentPath = 'debit-credit' | 'electronic-cash' | 'fast-payment';

/**
 * How far a transaction is: selected, then GET PROCESSING OPTIONS, then the first GENERATE AC: with an ARQC the issuer
 * is asked (`online`), else the transaction is complete, as it is after the second. A fast payment is complete at once.
 */
export type PaymentPhase = 'selected' | 'initiated' | 'online' | 'completed';

/** What GET PROCESSING OPTIONS has settled. */
export interface Transaction {
  readonly path: PaymentPath;
  /** SM4 where the terminal has sent DF69 = 01. */
  readonly algorithm: PaymentAlgorithmName;
  readonly keys: PreparedPaymentKeys;
  readonly atc: number;
  /** AIP, 2 bytes, as answered. */
  readonly interchangeProfile: Uint8Array;
  /** By the PDOL: a copy of what was sent. */
  readonly terminal: TerminalValues;
}

/** A transaction as it runs: lost with power, ended by SELECT. */
export class PaymentSession {
  phase: PaymentPhase = 'selected';
  transaction: Transaction | undefined;
  readonly results = new CardVerificationResults();
  /** Cryptogram of the first GENERATE AC, or of a fast payment: it stands in the MAC of every script. 8 bytes */
  firstCryptogram: Uint8Array | undefined;
  /** By the CDOL1: a copy of what was sent with the first GENERATE AC. */
  firstTerminal: TerminalValues | undefined;
  /** EXTERNAL AUTHENTICATE. */
  issuerAuthentication: 'none' | 'passed' | 'failed' = 'none';
  /** Authorisation response code that came with a right ARPC, 2 bytes. */
  authenticatedCode: Uint8Array | undefined;
  /** The last PIN try was lost in this transaction, not in an earlier one. */
  pinExhausted = false;
  /** A script of this transaction failed: the next transaction tells it, however this one ends. */
  scriptFailed = false;
  /** A script had a wrong MAC: later ones of this transaction are refused. */
  scriptsEnded = false;
}

export const PAYMENT = defineSession<PaymentSession>('payment');

/** The transaction that runs; begins one, in phase `selected`, where none does. */
export function paymentSession({ session }: CardCore): PaymentSession {
  const running = session.stateOf(PAYMENT);
  if (running) return running;
  const begun = new PaymentSession();
  session.open(PAYMENT, begun);
  return begun;
}
