import { CyclicFile } from '../../../files/cyclic-file.js';
import type { Directory } from '../../../files/directory.js';
import type { SFI } from '../sfi.js';

/** A log of the application by its short identifier; undefined where the card keeps none. */
export function logFile(
  directory: Directory,
  sfi: typeof SFI.TRANSACTIONS | typeof SFI.LOADS,
): CyclicFile | undefined {
  const file = directory.fileBySfi(sfi);
  return file instanceof CyclicFile ? file : undefined;
}
