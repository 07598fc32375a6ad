import type { CommandView } from '../../apdu/codec/command-view.js';
import type { StatusWord } from '../../apdu/codec/status-word.js';
import type { FileNode, RecordFile } from '../files/file-node.js';
import type { CardCore } from '../kernel/card-core.js';
import { fileByShortIdentifier, RESERVED_SFI } from './file-reference.js';

/** Low three bits of P2. ISO/IEC 7816-4:2005, table 49. */
export const RECORD_BY = {
  FIRST_WITH_IDENTIFIER: 0,
  LAST_WITH_IDENTIFIER: 1,
  NEXT_WITH_IDENTIFIER: 2,
  PREVIOUS_WITH_IDENTIFIER: 3,
  NUMBER: 4,
} as const;

const RESERVED_P1 = 0xff;

export const recordMode = (p2: number): number => p2 & 0x07;

/** P1 01 to FE = number or identifier (tag), 00 = the current record or any identifier; P2 = SFI and mode. */
export function recordParametersFit(p1: number, p2: number): boolean {
  return p1 !== RESERVED_P1 && p2 >> 3 !== RESERVED_SFI && recordMode(p2) <= RECORD_BY.NUMBER;
}

export function locateRecordFile(command: CommandView, core: CardCore): FileNode | StatusWord {
  return fileByShortIdentifier(command.p2 >> 3, core);
}

/** The identifier of a record is its tag; records of cyclic files have none. */
function hasIdentifier(file: RecordFile, number: number, identifier: number): boolean {
  if (identifier === 0) return true;
  return file.kind !== 'cyclic' && file.record(number)![0] === identifier;
}

/**
 * The number of the record that P1 and P2 mean in a file, 0 when there is none. `current` = the current record,
 * 0 = none: then "next" begins before the first and "previous" behind the last record.
 */
export function findRecord(p1: number, p2: number, file: RecordFile, current: number): number {
  const count = file.recordCount;
  const mode = recordMode(p2);
  if (mode === RECORD_BY.NUMBER) {
    const number = p1 === 0 ? current : p1;
    return number <= count ? number : 0;
  }
  const upwards = mode === RECORD_BY.FIRST_WITH_IDENTIFIER || mode === RECORD_BY.NEXT_WITH_IDENTIFIER;
  if (upwards) {
    const start = mode === RECORD_BY.NEXT_WITH_IDENTIFIER ? current + 1 : 1;
    for (let number = start; number <= count; number++) if (hasIdentifier(file, number, p1)) return number;
    return 0;
  }
  const start = mode === RECORD_BY.PREVIOUS_WITH_IDENTIFIER && current > 0 ? current - 1 : count;
  for (let number = start; number > 0; number--) if (hasIdentifier(file, number, p1)) return number;
  return 0;
}
