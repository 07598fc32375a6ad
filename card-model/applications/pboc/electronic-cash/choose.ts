import type { CurrencyMatch, PurseName } from './purse.js';

/** What GET PROCESSING OPTIONS looks at to choose electronic cash. Amounts in the smallest unit of the currency. */
export interface ElectronicCashFacts {
  /** 9F7A; undefined where the PDOL does not ask for it. */
  readonly terminalIndicator: number | undefined;
  /** 5F2A against 9F51 and DF71. */
  readonly currency: CurrencyMatch;
  /** 9F02. */
  readonly amount: number;
  /** 9F79, DF79 of that currency. */
  readonly balance: number;
  /** 9F78, DF78; undefined: no limit. */
  readonly singleLimit: number | undefined;
  /** Issuer authentication failed in the last online transaction. */
  readonly authenticationFailed: boolean;
  /** A script failed in the last online transaction. */
  readonly scriptFailed: boolean;
  /** 9F17; undefined where the card has no offline PIN. */
  readonly pinTriesLeft: number | undefined;
}

const SUPPORTED = 0x01;

/** The purse that pays, or undefined: the transaction is debit/credit. pboc.md 4; JR/T 0025.13 */
export function choosePurse(facts: ElectronicCashFacts): PurseName | undefined {
  const { currency, amount, singleLimit } = facts;
  if (facts.terminalIndicator !== SUPPORTED || currency === 'foreign') return undefined;
  if (amount > facts.balance) return undefined;
  if (singleLimit !== undefined && amount > singleLimit) return undefined;
  if (facts.authenticationFailed || facts.scriptFailed || facts.pinTriesLeft === 0) return undefined;
  return currency;
}
