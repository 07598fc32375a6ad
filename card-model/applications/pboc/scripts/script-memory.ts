import type { DataObjects } from '../../../files/data-objects.js';
import type { NonVolatileMemory } from '../../../kernel/non-volatile-memory.js';
import { remember } from '../history.js';
import { OBJECT } from '../objects.js';

/** The CVR of the next transaction has four bits for it. */
const MAXIMUM_COUNT = 15;

function raised(objects: DataObjects): Uint8Array {
  const count = objects.get(OBJECT.SCRIPT_COUNT.tag)?.[0] ?? 0;
  return Uint8Array.of(Math.min(count + 1, MAXIMUM_COUNT));
}

/** Counts a script that ended well, as part of the running command. */
export function countScript(memory: NonVolatileMemory, objects: DataObjects): void {
  objects.write(memory, OBJECT.SCRIPT_COUNT.tag, raised(objects));
}

/**
 * Remembers that a script failed, and counts it if `counts`: holds at once, all or nothing, although the command is
 * refused. What the command had written by then is undone.
 */
export function noteScriptFailure(memory: NonVolatileMemory, objects: DataObjects, counts: boolean): void {
  memory.rollback();
  if (objects.get(OBJECT.HISTORY.tag)) remember(memory, objects, { SCRIPT_FAILED: true });
  if (counts && objects.get(OBJECT.SCRIPT_COUNT.tag)) countScript(memory, objects);
  memory.commit();
}
