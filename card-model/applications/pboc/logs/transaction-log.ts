import { buildDol, type TagValues } from '../../../../apdu/payment/data-object-list.js';
import type { Directory } from '../../../files/directory.js';
import type { NonVolatileMemory } from '../../../kernel/non-volatile-memory.js';
import { OBJECT } from '../objects.js';
import { SFI } from '../sfi.js';
import { prepareDol } from '../terminal-values.js';
import { logFile } from './log-files.js';
import { firstFound } from './tag-lookup.js';

/**
 * Adds a transaction to the log as part of the running command, by the log format (9F4F): from what the terminal has
 * sent, the places named first going first, then from the card; what nobody has is zeros. A card without log or format,
 * or with records of another length, keeps none. pboc.md 2 and 3
 */
export function logTransaction(
  memory: NonVolatileMemory,
  directory: Directory,
  ...terminal: readonly (TagValues | undefined)[]
): void {
  const file = logFile(directory, SFI.TRANSACTIONS);
  const format = directory.objects.get(OBJECT.LOG_FORMAT.tag);
  if (!file || !format) return;
  const record = buildDol(prepareDol(format).entries, firstFound(...terminal, directory.objects));
  if (record.length === file.recordBytes) file.append(memory, record, 0);
}
