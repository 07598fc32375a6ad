import type { DataObjects } from '../../files/data-objects.js';
import type { NonVolatileMemory } from '../../kernel/non-volatile-memory.js';
import { OBJECT } from './objects.js';

/** The ATC never has this value: the application ends before. pboc.md 3 */
const LAST = 0xffff;

const uint16 = (value: Uint8Array | undefined): number => (value ? (value[0]! << 8) | value[1]! : 0);

export const atcIn = (objects: DataObjects): number => uint16(objects.get(OBJECT.ATC.tag));

/** ATC of the last online transaction that was approved; 0 on a new card. */
export const lastOnlineAtcIn = (objects: DataObjects): number =>
  uint16(objects.get(OBJECT.LAST_ONLINE_ATC.tag));

/** Raises the ATC at once, never undone; gives it, or undefined when it is used up. */
export function raiseAtc(memory: NonVolatileMemory, objects: DataObjects): number | undefined {
  const atc = atcIn(objects) + 1;
  if (atc >= LAST) return undefined;
  objects.spend(memory, OBJECT.ATC.tag, Uint8Array.of(atc >> 8, atc));
  return atc;
}
