import { exactLength, SW } from '../../apdu/codec/status-word.js';
import { explainFileAccess } from '../../apdu/trace/iso-explain.js';
import { hasRecords } from '../files/file-node.js';
import { defineCommand } from '../kernel/command.js';
import { INTERINDUSTRY } from './classes.js';
import { asksForAll } from './length.js';
import { findRecord, locateRecordFile, recordParametersFit } from './record-reference.js';

/** READ RECORD: one record with its tag and length, by number, by tag, of the current EF or by short identifier. */
export const readRecord = defineCommand({
  name: 'READ RECORD',
  ins: 0xb2,
  classes: [INTERINDUSTRY],
  clause: 'ISO/IEC 7816-4:2005, 7.3.3; lengths as conventions, kernel rules',
  summary: { en: 'reads one record of an EF', zh: '读记录' },
  explain: explainFileAccess('READ RECORD', '读 '),

  format(command) {
    if (command.nc !== 0 || command.ne === 0) return SW.WRONG_LENGTH;
    return recordParametersFit(command.p1, command.p2) ? SW.SUCCESS : SW.WRONG_P1_P2;
  },

  file: { act: 'read', locate: locateRecordFile },

  execute(command, core) {
    const { selection, answer, environment } = core;
    const file = selection.file!;
    if (!hasRecords(file)) return SW.FILE_KIND_WRONG;
    const number = findRecord(command.p1, command.p2, file, selection.record);
    if (number === 0) return SW.RECORD_NOT_FOUND;
    const record = file.record(number)!;
    const { ne } = command;
    if (ne === record.length || asksForAll(command)) answer.set(record, 0, record.length);
    else if (environment.lengthPolicy === 'tolerant') answer.set(record, 0, Math.min(ne, record.length));
    else return exactLength(record.length);
    selection.record = number;
    return SW.SUCCESS;
  },
});
