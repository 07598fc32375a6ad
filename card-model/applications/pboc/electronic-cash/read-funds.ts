import type { DataObjects } from '../../../files/data-objects.js';
import type { Funds } from '../contactless/funds.js';
import { OBJECT } from '../objects.js';
import { amountIn, PURSES, type PurseName } from './purse.js';

/** What the card holds for offline payments in the currency of a purse. CTTA without a limit may not grow. */
export function fundsOf(objects: DataObjects, purse: PurseName): Funds {
  const upperLimit = amountIn(objects, OBJECT.CUMULATIVE_UPPER_LIMIT.tag);
  return {
    balance: amountIn(objects, PURSES[purse].balance) ?? 0,
    total: amountIn(objects, OBJECT.CUMULATIVE_AMOUNT.tag) ?? 0,
    totalLimit: upperLimit ?? amountIn(objects, OBJECT.CUMULATIVE_LIMIT.tag) ?? 0,
  };
}
