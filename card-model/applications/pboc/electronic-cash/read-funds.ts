import type { DataObjects } from '../../../files/data-objects.js';
import type { Funds } from '../contactless/funds.js';
import { OBJECT } from '../objects.js';
import { amountIn, PURSES, type PurseName } from './purse.js';

const NO_PROCESSES = new Uint8Array(4);

/** Card additional processes (9F68), 4 bytes; all clear on a card that has none. */
export const processesIn = (objects: DataObjects): Uint8Array =>
  objects.get(OBJECT.PROCESSES.tag) ?? NO_PROCESSES;

/** What the card holds for offline payments in the currency of a purse. CTTA without a limit may not grow. */
export function fundsOf(objects: DataObjects, purse: PurseName): Funds {
  const upperLimit = amountIn(objects, OBJECT.CUMULATIVE_UPPER_LIMIT.tag);
  return {
    balance: amountIn(objects, PURSES[purse].balance) ?? 0,
    total: amountIn(objects, OBJECT.CUMULATIVE_AMOUNT.tag) ?? 0,
    totalLimit: upperLimit ?? amountIn(objects, OBJECT.CUMULATIVE_LIMIT.tag) ?? 0,
  };
}
