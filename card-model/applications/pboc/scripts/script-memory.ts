import { setBits } from '../../../../apdu/payment/bit-field.js';
import type { DataObjects } from '../../../files/data-objects.js';
import type { NonVolatileMemory } from '../../../kernel/non-volatile-memory.js';
import { HISTORY } from '../history.js';
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

/** Remembers that a script failed, and counts it if `counts`. At once: the command itself changes nothing. */
export function noteScriptFailure(memory: NonVolatileMemory, objects: DataObjects, counts: boolean): void {
  const history = objects.get(OBJECT.HISTORY.tag);
  if (history) {
    const after = history.slice();
    setBits(after, HISTORY.fields.SCRIPT_FAILED);
    objects.spend(memory, OBJECT.HISTORY.tag, after);
  }
  if (counts && objects.get(OBJECT.SCRIPT_COUNT.tag)) {
    objects.spend(memory, OBJECT.SCRIPT_COUNT.tag, raised(objects));
  }
}
