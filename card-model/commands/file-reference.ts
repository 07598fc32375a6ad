import { type StatusWord, SW } from '../../apdu/codec/status-word.js';
import type { FileNode } from '../files/file-node.js';
import type { CardCore } from '../kernel/card-core.js';

/** The current EF, or 6986. */
export function currentFile(core: CardCore): FileNode | StatusWord {
  return core.selection.file ?? SW.NO_CURRENT_EF;
}

/** The EF with a short identifier (1 to 30), 6A82 when there is none; 0 = the current EF. */
export function fileByShortIdentifier(sfi: number, core: CardCore): FileNode | StatusWord {
  if (sfi === 0) return currentFile(core);
  return core.selection.directory.fileBySfi(sfi) ?? SW.FILE_NOT_FOUND;
}

/** Short identifiers are 1 to 30; 0 means the current EF, 31 is reserved. ISO/IEC 7816-4:2005, 5.3.1.1. */
export const RESERVED_SFI = 31;
