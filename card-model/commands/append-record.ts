import type { CommandView } from '../../apdu/codec/command-view.js';
import { type StatusWord, SW } from '../../apdu/codec/status-word.js';
import { explainFileAccess } from '../../apdu/trace/iso-explain.js';
import type { CyclicFile } from '../files/cyclic-file.js';
import { hasRecords } from '../files/file-node.js';
import type { LinearFile } from '../files/linear-file.js';
import type { CardCore } from '../kernel/card-core.js';
import { defineCommand } from '../kernel/command.js';
import { INTERINDUSTRY } from './classes.js';
import { RESERVED_SFI } from './file-reference.js';
import { locateRecordFile } from './record-reference.js';

const UNUSED_BITS = 0x07;

/** Writes the command's data as the new record 1; 6A80 when they are not one record long. */
export function appendToRing(command: CommandView, core: CardCore, file: CyclicFile): StatusWord {
  if (command.nc !== file.recordBytes) return SW.WRONG_DATA;
  file.append(core.memory, command.bytes, command.dataOffset);
  core.selection.record = 1;
  return SW.SUCCESS;
}

/** A length below 80 takes one byte, up to FF two: 81 and the length. ISO/IEC 7816-4:2005, 5.2.2.2. */
const TWO_LENGTH_BYTES = 0x81;

/** Whether the bytes are a tag of one byte, its length, and so many bytes. */
function isOneTlv(bytes: Uint8Array, start: number, count: number): boolean {
  if (count < 2) return false;
  const first = bytes[start + 1]!;
  if (first === TWO_LENGTH_BYTES && count > TWO_LENGTH_BYTES) return bytes[start + 2] === count - 3;
  return first === count - 2;
}

/** Adds the command's data behind the last record: 6A84 when the file is full, 6A80 when they are no record of it. */
export function addToLinear(command: CommandView, core: CardCore, file: LinearFile): StatusWord {
  if (file.full) return SW.NOT_ENOUGH_SPACE;
  const { nc, bytes, dataOffset } = command;
  const fits = file.kind === 'linear-fixed' ? nc === file.recordBytes : nc <= file.recordBytes;
  const isRecord = fits && isOneTlv(bytes, dataOffset, nc);
  if (!isRecord) return SW.WRONG_DATA;
  file.append(core.memory, command.data());
  core.selection.record = file.recordCount;
  return SW.SUCCESS;
}

/** APPEND RECORD: a new record. A linear file of an issued card has all its records already: 6A84. */
export const appendRecord = defineCommand({
  name: 'APPEND RECORD',
  ins: 0xe2,
  classes: [INTERINDUSTRY],
  clause: 'ISO/IEC 7816-4:2005, 7.3.6',
  summary: { en: 'adds a record to an EF', zh: '追加记录' },
  explain: explainFileAccess('APPEND RECORD', '追加 '),

  format(command) {
    if (command.nc === 0) return SW.WRONG_LENGTH;
    const { p1, p2 } = command;
    return p1 === 0 && (p2 & UNUSED_BITS) === 0 && p2 >> 3 !== RESERVED_SFI ? SW.SUCCESS : SW.WRONG_P1_P2;
  },

  file: { act: 'update', locate: locateRecordFile },

  execute(command, core) {
    const file = core.selection.file!;
    if (!hasRecords(file)) return SW.FILE_KIND_WRONG;
    return file.kind === 'cyclic' ? appendToRing(command, core, file) : addToLinear(command, core, file);
  },
});
