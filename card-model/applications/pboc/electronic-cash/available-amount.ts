import { encodeAmount } from '../../../../apdu/payment/amount.js';
import type { DataObjects } from '../../../files/data-objects.js';
import { availableAmount, spendingCheckOf } from '../contactless/funds.js';
import type { PurseName } from './purse.js';
import { fundsOf, processesIn } from './read-funds.js';

/** Available offline amount in the smallest unit: computed whenever it is asked for. pboc.md 2 */
export function availableAmountIn(objects: DataObjects, purse: PurseName): number {
  return availableAmount(spendingCheckOf(processesIn(objects)), fundsOf(objects, purse));
}

/** The same as 9F5D, 6 bytes. */
export function availableAmountObject(objects: DataObjects, purse: PurseName = 'home'): Uint8Array {
  return encodeAmount(availableAmountIn(objects, purse));
}
