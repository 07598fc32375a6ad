import type { CommandView } from '../../apdu/codec/command-view.js';
import type { StatusWord } from '../../apdu/codec/status-word.js';
import type { FileNode } from '../files/file-node.js';
import type { CardCore } from '../kernel/card-core.js';
import { currentFile, fileByShortIdentifier } from './file-reference.js';

/** P1 with this bit names a short identifier and leaves P2 as the offset. ISO/IEC 7816-4:2005, 7.2.2. */
const SHORT_IDENTIFIER = 0x80;
const RESERVED_BITS = 0x60;
const SFI_BITS = 0x1f;

const namesFile = (p1: number): boolean => (p1 & SHORT_IDENTIFIER) !== 0;

/** An SFI of 1 to 30 in P1, or an offset of 15 bits. */
export function binaryParametersFit(p1: number): boolean {
  if (!namesFile(p1)) return true;
  const sfi = p1 & SFI_BITS;
  return (p1 & RESERVED_BITS) === 0 && sfi !== 0 && sfi !== SFI_BITS;
}

export function locateBinaryFile(command: CommandView, core: CardCore): FileNode | StatusWord {
  return namesFile(command.p1) ? fileByShortIdentifier(command.p1 & SFI_BITS, core) : currentFile(core);
}

/** Offset in bytes from the beginning of the file. */
export function binaryOffset(command: CommandView): number {
  return namesFile(command.p1) ? command.p2 : (command.p1 << 8) | command.p2;
}
