import type { CommandView } from '../../apdu/codec/command-view.js';
import { type StatusWord, SW } from '../../apdu/codec/status-word.js';
import { explainFileAccess } from '../../apdu/trace/iso-explain.js';
import { hasRecords } from '../files/file-node.js';
import type { LinearFile } from '../files/linear-file.js';
import type { CardCore } from '../kernel/card-core.js';
import { defineCommand } from '../kernel/command.js';
import { appendToRing } from './append-record.js';
import { INTERINDUSTRY } from './classes.js';
import {
  findRecord,
  locateRecordFile,
  RECORD_BY,
  recordMode,
  recordParametersFit,
} from './record-reference.js';

/** Replaces a record that is there: 6A80 when tag and length are not its own. */
export function replaceRecord(
  command: CommandView,
  core: CardCore,
  file: LinearFile,
  number: number,
): StatusWord {
  const { bytes, dataOffset, nc } = command;
  const record = file.record(number)!;
  const sameTag = bytes[dataOffset] === record[0];
  const sameLength = nc === record.length && bytes[dataOffset + 1] === record[1];
  if (!sameTag || !sameLength) return SW.WRONG_DATA;
  core.selection.record = number;
  core.memory.write(record, 0, bytes, dataOffset, nc);
  return SW.SUCCESS;
}

/** UPDATE RECORD: replaces a whole record; on a cyclic file P2 "previous" writes a new record 1. */
export const updateRecord = defineCommand({
  name: 'UPDATE RECORD',
  ins: 0xdc,
  classes: [INTERINDUSTRY],
  clause: 'ISO/IEC 7816-4:2005, 7.3.5; data as conventions, kernel rules',
  summary: { en: 'replaces one record of an EF', zh: '修改记录' },
  explain: explainFileAccess('UPDATE RECORD', '改 '),

  format(command) {
    if (command.nc === 0) return SW.WRONG_LENGTH;
    return recordParametersFit(command.p1, command.p2) ? SW.SUCCESS : SW.WRONG_P1_P2;
  },

  file: { act: 'update', locate: locateRecordFile },

  execute(command, core) {
    const { selection } = core;
    const file = selection.file!;
    if (!hasRecords(file)) return SW.FILE_KIND_WRONG;
    if (file.kind === 'cyclic') {
      const previous = command.p1 === 0 && recordMode(command.p2) === RECORD_BY.PREVIOUS_WITH_IDENTIFIER;
      return previous ? appendToRing(command, core, file) : SW.FILE_KIND_WRONG;
    }
    const number = findRecord(command.p1, command.p2, file, selection.record);
    if (number === 0) return SW.RECORD_NOT_FOUND;
    return replaceRecord(command, core, file, number);
  },
});
