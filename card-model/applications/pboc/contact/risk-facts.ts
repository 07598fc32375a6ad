import { equalBytes } from '../../../../apdu/bytes.js';
import { type BitField, hasBits } from '../../../../apdu/payment/bit-field.js';
import type { Directory } from '../../../files/directory.js';
import { amountAuthorised, pinTriesOf } from '../electronic-cash/in-transaction.js';
import { amountIn } from '../electronic-cash/purse.js';
import { type HistoryFlag, hasHappened } from '../history.js';
import { OBJECT, type ObjectName } from '../objects.js';
import type { PaymentSession } from '../payment-session.js';
import { TERMINAL, type TerminalValues } from '../terminal-values.js';
import { atcIn, lastOnlineAtcIn } from '../transaction-counter.js';
import { inFirstCurrency } from './currency-conversion.js';

/** Which of its currencies a transaction is in, as debit/credit counts. */
export type CountedCurrency = 'home' | 'second' | 'foreign';

/** All that card risk management of debit/credit looks at. */
export interface RiskFacts {
  readonly directory: Directory;
  /** 9F02 in the smallest unit of the transaction currency. */
  readonly amount: number;
  readonly currency: CountedCurrency;
  /** The amount in the first currency; undefined where it cannot be had. */
  readonly convertedAmount: number | undefined;
  readonly foreignCountry: boolean;
  /** Transactions since the last online approval, this one counted. */
  readonly sinceOnline: number;
  readonly newCard: boolean;
  /** Undefined where the card has no offline PIN. */
  readonly pinTriesLeft: number | undefined;
  /** The last try was lost in this very transaction. */
  readonly pinExhaustedNow: boolean;
  readonly scriptCount: number;
}

function currencyOf({ objects }: Directory, currency: Uint8Array): CountedCurrency {
  const is = (name: ObjectName): boolean => {
    const own = objects.get(OBJECT[name].tag);
    return own !== undefined && equalBytes(own, currency);
  };
  if (is('CURRENCY')) return 'home';
  return is('SECOND_CURRENCY') ? 'second' : 'foreign';
}

/** @returns undefined when the amount is no n12 */
export function readRiskFacts(
  directory: Directory,
  session: PaymentSession,
  terminal: TerminalValues,
): RiskFacts | undefined {
  const amount = amountAuthorised(terminal);
  if (amount === undefined) return undefined;
  const { objects } = directory;
  const currency = currencyOf(directory, terminal.exactly(TERMINAL.CURRENCY));
  const country = objects.get(OBJECT.ISSUER_COUNTRY.tag);
  const lastOnline = lastOnlineAtcIn(objects);
  return {
    directory,
    amount,
    currency,
    convertedAmount: currency === 'second' ? inFirstCurrency(objects, amount) : amount,
    foreignCountry: country !== undefined && !equalBytes(country, terminal.exactly(TERMINAL.COUNTRY)),
    sinceOnline: atcIn(objects) - lastOnline,
    newCard: lastOnline === 0,
    pinTriesLeft: pinTriesOf(directory),
    pinExhaustedNow: session.pinExhausted,
    scriptCount: objects.get(OBJECT.SCRIPT_COUNT.tag)?.[0] ?? 0,
  };
}

/** Whether the application default action (9F52) says so. */
export function defaultAction({ directory }: RiskFacts, field: BitField): boolean {
  const action = directory.objects.get(OBJECT.DEFAULT_ACTION.tag);
  return action !== undefined && hasBits(action, field);
}

export const happened = ({ directory }: RiskFacts, flag: HistoryFlag): boolean =>
  hasHappened(directory.objects, flag);

/** A limit of one byte; undefined where the card does not have it. */
export const countLimit = ({ directory }: RiskFacts, name: ObjectName): number | undefined =>
  directory.objects.get(OBJECT[name].tag)?.[0];

/** A counter of one byte. */
export const countOf = (facts: RiskFacts, name: ObjectName): number => countLimit(facts, name) ?? 0;

/** A limit that is an amount; undefined where the card does not have it. */
export const amountLimit = ({ directory }: RiskFacts, name: ObjectName): number | undefined =>
  amountIn(directory.objects, OBJECT[name].tag);

/**
 * Whether the amounts of both currencies together, this one in the first currency added, are above a limit; also where
 * this one cannot be had in it. No for a third currency, a card that does not count both (no 9F75), and no limit.
 */
export function dualTotalAbove(facts: RiskFacts, limit: number | undefined): boolean {
  const { currency, convertedAmount } = facts;
  const counts = amountLimit(facts, 'DUAL_CURRENCY_LIMIT') !== undefined;
  if (currency === 'foreign' || !counts || limit === undefined) return false;
  if (convertedAmount === undefined) return true;
  return (amountLimit(facts, 'DUAL_CUMULATIVE_AMOUNT') ?? 0) + convertedAmount > limit;
}
