import { type StatusWord, SW } from '../../../../apdu/codec/status-word.js';
import { AMOUNT_BYTES, amountValue } from '../../../../apdu/payment/amount.js';
import type { NonVolatileMemory } from '../../../kernel/non-volatile-memory.js';
import { amountIn, PURSES } from '../electronic-cash/purse.js';
import { logLoad } from '../logs/load-log.js';
import { OBJECT, type ObjectEntry, objectOfTag } from '../objects.js';
import type { Script } from './run-script.js';

/** The object that PUT DATA may write under a tag, with the length of its value. pboc.md 2 */
export function writableObject(tag: number): (ObjectEntry & { readonly bytes: number }) | undefined {
  const object = objectOfTag(tag);
  return object?.put && object.bytes !== undefined ? { ...object, bytes: object.bytes } : undefined;
}

const purseWithBalance = (tag: number) => Object.values(PURSES).find(({ balance }) => balance === tag);

/**
 * Writes an object as part of the running command, and a load into the load log. 6A80: the card does not have it, an
 * amount is none, the balance would be above its limit (9F77, DF77), the deposit limit (DF62) below what is used (DF63).
 * pboc.md 4; conventions, PBOC choices
 */
export function putObject(
  memory: NonVolatileMemory,
  { directory, session, transaction, data }: Script,
  tag: number,
): StatusWord {
  const { objects } = directory;
  if (!objects.get(tag)) return SW.WRONG_DATA;
  // All that scripts may write in six bytes are amounts.
  const amount = amountValue(data);
  if (data.length === AMOUNT_BYTES && amount === undefined) return SW.WRONG_DATA;
  const purse = purseWithBalance(tag);
  if (purse && amount !== undefined) {
    const limit = amountIn(objects, purse.balanceLimit);
    if (limit !== undefined && amount > limit) return SW.WRONG_DATA;
    const before = amountIn(objects, tag) ?? 0;
    logLoad(memory, directory, { tag, before, after: amount }, session.firstTerminal, transaction.terminal);
  }
  const used = tag === OBJECT.DEPOSIT_LIMIT.tag ? amountIn(objects, OBJECT.DEPOSIT_USED.tag) : undefined;
  if (used !== undefined && amount !== undefined && amount < used) return SW.WRONG_DATA;
  objects.write(memory, tag, data);
  return SW.SUCCESS;
}
