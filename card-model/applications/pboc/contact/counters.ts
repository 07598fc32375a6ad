import type { Directory } from '../../../files/directory.js';
import type { NonVolatileMemory } from '../../../kernel/non-volatile-memory.js';
import { amountIn, writeAmount } from '../electronic-cash/purse.js';
import { OBJECT, type ObjectName } from '../objects.js';
import { atcIn } from '../transaction-counter.js';
import type { RiskFacts } from './risk-facts.js';

const MAXIMUM_COUNT = 0xff;
const MAXIMUM_AMOUNT = 999_999_999_999;

/** Adds the amount of a transaction that the card approved offline, as part of the running command. pboc.md 4 */
export function countAmount(memory: NonVolatileMemory, facts: RiskFacts): void {
  const { directory, currency, amount, convertedAmount } = facts;
  const { objects } = directory;
  const add = (name: ObjectName, more: number): void => {
    const { tag } = OBJECT[name];
    const sum = Math.min((amountIn(objects, tag) ?? 0) + more, MAXIMUM_AMOUNT);
    if (more > 0) writeAmount(memory, objects, tag, sum);
  };
  if (currency === 'home') add('CUMULATIVE_AMOUNT', amount);
  const countsBoth = objects.get(OBJECT.DUAL_CURRENCY_LIMIT.tag) !== undefined;
  if (countsBoth && currency !== 'foreign' && convertedAmount !== undefined) {
    add('DUAL_CUMULATIVE_AMOUNT', convertedAmount);
  }
}

/**
 * Counts a transaction that ends offline, approved or declined, in another currency than 9F51 or in another country, as
 * part of the running command. pboc.md 4; that declines count: card program of pboc.md, APP
 */
export function countAbroad(
  memory: NonVolatileMemory,
  { directory: { objects }, currency, foreignCountry }: RiskFacts,
): void {
  const count = (name: ObjectName): void => {
    const { tag } = OBJECT[name];
    const next = (objects.get(tag)?.[0] ?? 0) + 1;
    if (next <= MAXIMUM_COUNT) objects.write(memory, tag, Uint8Array.of(next));
  };
  if (currency !== 'home') count('FOREIGN_CURRENCY_COUNT');
  if (foreignCountry) count('FOREIGN_COUNTRY_COUNT');
}

const COUNTERS: readonly ObjectName[] = [
  'CUMULATIVE_AMOUNT',
  'DUAL_CUMULATIVE_AMOUNT',
  'FOREIGN_CURRENCY_COUNT',
  'FOREIGN_COUNTRY_COUNT',
];

/** After an online approval: all offline counters begin anew, 9F13 is the ATC. Part of the running command. */
export function clearCounters(memory: NonVolatileMemory, { objects }: Directory): void {
  for (const name of COUNTERS) {
    const { tag } = OBJECT[name];
    const value = objects.get(tag);
    if (value?.some((byte) => byte !== 0)) objects.write(memory, tag, new Uint8Array(value.length));
  }
  const atc = atcIn(objects);
  objects.write(memory, OBJECT.LAST_ONLINE_ATC.tag, Uint8Array.of(atc >> 8, atc));
}
