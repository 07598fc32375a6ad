import { encodeAmount } from '../../../../apdu/payment/amount.js';
import type { DataObjects } from '../../../files/data-objects.js';
import { availableAmount, spendingCheckOf } from '../contactless/funds.js';
import { OBJECT } from '../objects.js';
import type { PurseName } from './purse.js';
import { fundsOf } from './read-funds.js';

const NO_PROCESSES = new Uint8Array(4);

/** Available offline amount, 9F5D, 6 bytes: computed whenever it is asked for. pboc.md 2 */
export function availableAmountObject(objects: DataObjects, purse: PurseName = 'home'): Uint8Array {
  const check = spendingCheckOf(objects.get(OBJECT.PROCESSES.tag) ?? NO_PROCESSES);
  return encodeAmount(availableAmount(check, fundsOf(objects, purse)));
}
