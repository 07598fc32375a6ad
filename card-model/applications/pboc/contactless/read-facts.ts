import type { Directory } from '../../../files/directory.js';
import { amountAuthorised, currencyOf, pinTriesOf } from '../electronic-cash/in-transaction.js';
import { amountIn, type CurrencyMatch, PURSES } from '../electronic-cash/purse.js';
import { fundsOf } from '../electronic-cash/read-funds.js';
import { OBJECT } from '../objects.js';
import type { TerminalValues } from '../terminal-values.js';
import type { FastPaymentFacts } from './facts.js';
import { spendingCheckOf } from './funds.js';

const TERMINAL_QUALIFIERS = 0x9f66;
const QUALIFIERS_BYTES = 4;
const PROCESSES_BYTES = 4;

const isZero = (value: Uint8Array | undefined): boolean => value?.every((byte) => byte === 0) ?? true;

/** Terminal transaction qualifiers (9F66) as sent; zeros where the PDOL does not ask for them. */
export const terminalQualifiers = (terminal: TerminalValues): Uint8Array =>
  terminal.exactly(TERMINAL_QUALIFIERS, QUALIFIERS_BYTES);

/** What the card and the terminal bring to a fast payment; undefined when the amount is no n12. */
export function readFastPaymentFacts(
  directory: Directory,
  terminal: TerminalValues,
): FastPaymentFacts | undefined {
  const { objects } = directory;
  const amount = amountAuthorised(terminal);
  if (amount === undefined) return undefined;
  const processes = objects.get(OBJECT.PROCESSES.tag) ?? new Uint8Array(PROCESSES_BYTES);
  let currency: CurrencyMatch = currencyOf(directory, terminal);
  // The second currency has a purse, but no CTTA.
  if (currency === 'second' && spendingCheckOf(processes) !== 'low-value') currency = 'foreign';
  const purse = currency === 'foreign' ? 'home' : currency;
  const tags = PURSES[purse];
  return {
    terminal: terminalQualifiers(terminal),
    processes,
    amount,
    currency,
    newCard: isZero(objects.get(OBJECT.LAST_ONLINE_ATC.tag)),
    pinTriesLeft: pinTriesOf(directory),
    funds: fundsOf(objects, purse),
    singleLimit: amountIn(objects, tags.singleLimit),
    cvmLimit: amountIn(objects, tags.cvmLimit),
    resetThreshold: amountIn(objects, tags.resetThreshold) ?? 0,
    foreignCount: objects.get(OBJECT.FOREIGN_CURRENCY_COUNT.tag)?.[0] ?? 0,
    foreignLimit: objects.get(OBJECT.FOREIGN_CURRENCY_LIMIT.tag)?.[0] ?? 0,
  };
}
