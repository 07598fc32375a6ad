import type { DataObjects } from '../../../files/data-objects.js';
import type { NonVolatileMemory } from '../../../kernel/non-volatile-memory.js';
import { amountIn, PURSES, type PurseName, writeAmount } from '../electronic-cash/purse.js';
import { OBJECT } from '../objects.js';
import type { FastPaymentDecision } from './decide.js';

const MAXIMUM_COUNT = 0xff;

/**
 * Writes what a payment moves, as part of the running command: purse, CTTA, count of foreign payments, CTQ. What stays
 * as it is is not written.
 */
export function settle(
  memory: NonVolatileMemory,
  objects: DataObjects,
  { funds, foreignCount }: FastPaymentDecision,
  purse: PurseName,
  qualifiers: Uint8Array,
): void {
  const move = (tag: number, amount: number): void => {
    if (amount !== (amountIn(objects, tag) ?? 0)) writeAmount(memory, objects, tag, amount);
  };
  move(PURSES[purse].balance, funds.balance);
  move(OBJECT.CUMULATIVE_AMOUNT.tag, funds.total);
  const { tag } = OBJECT.FOREIGN_CURRENCY_COUNT;
  if (foreignCount !== (objects.get(tag)?.[0] ?? 0)) {
    objects.write(memory, tag, Uint8Array.of(Math.min(foreignCount, MAXIMUM_COUNT)));
  }
  objects.write(memory, OBJECT.TRANSACTION_QUALIFIERS.tag, qualifiers);
}
