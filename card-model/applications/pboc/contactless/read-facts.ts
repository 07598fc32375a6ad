import type { Directory } from '../../../files/directory.js';
import { amountAuthorised, currencyOf, pinTriesOf } from '../electronic-cash/in-transaction.js';
import { amountIn, type CurrencyMatch, PURSES, purseOrHome } from '../electronic-cash/purse.js';
import { fundsOf, processesIn } from '../electronic-cash/read-funds.js';
import { OBJECT } from '../objects.js';
import { TERMINAL, type TerminalValues } from '../terminal-values.js';
import { lastOnlineAtcIn } from '../transaction-counter.js';
import type { FastPaymentFacts } from './facts.js';
import { spendingCheckOf } from './funds.js';

/** What the card and the terminal bring to a fast payment; undefined when the amount is no n12. */
export function readFastPaymentFacts(
  directory: Directory,
  terminal: TerminalValues,
): FastPaymentFacts | undefined {
  const { objects } = directory;
  const amount = amountAuthorised(terminal);
  if (amount === undefined) return undefined;
  const processes = processesIn(objects);
  let currency: CurrencyMatch = currencyOf(directory, terminal);
  // The second currency has a purse, but no CTTA.
  if (currency === 'second' && spendingCheckOf(processes) !== 'low-value') currency = 'foreign';
  const purse = purseOrHome(currency);
  const tags = PURSES[purse];
  return {
    terminal: terminal.exactly(TERMINAL.QUALIFIERS),
    processes,
    amount,
    currency,
    newCard: lastOnlineAtcIn(objects) === 0,
    pinTriesLeft: pinTriesOf(directory),
    funds: fundsOf(objects, purse),
    singleLimit: amountIn(objects, tags.singleLimit),
    cvmLimit: amountIn(objects, tags.cvmLimit),
    resetThreshold: amountIn(objects, tags.resetThreshold) ?? 0,
    foreignCount: objects.get(OBJECT.FOREIGN_CURRENCY_COUNT.tag)?.[0] ?? 0,
    foreignLimit: objects.get(OBJECT.FOREIGN_CURRENCY_LIMIT.tag)?.[0] ?? 0,
  };
}
