import { SW } from '../../apdu/codec/status-word.js';
import { explainFileAccess } from '../../apdu/trace/iso-explain.js';
import { hasRecords } from '../files/file-node.js';
import { defineCommand } from '../kernel/command.js';
import { addToLinear } from './append-record.js';
import { INTERINDUSTRY } from './classes.js';
import { locateRecordFile, RECORD_BY, recordMode, recordParametersFit } from './record-reference.js';
import { replaceRecord } from './update-record.js';

/** WRITE RECORD: the record with that number, whether it is there already or is the next one to come. */
export const writeRecord = defineCommand({
  name: 'WRITE RECORD',
  ins: 0xd2,
  classes: [INTERINDUSTRY],
  clause: 'ISO/IEC 7816-4:2005, 7.3.4; used by number at personalisation (ssc-card.md 3, T514)',
  summary: { en: 'writes a record by its number', zh: '按记录号写记录' },
  explain: explainFileAccess('WRITE RECORD', '写 '),

  format({ p1, p2, nc }) {
    if (nc === 0) return SW.WRONG_LENGTH;
    const byNumber = recordMode(p2) === RECORD_BY.NUMBER && p1 !== 0;
    return byNumber && recordParametersFit(p1, p2) ? SW.SUCCESS : SW.WRONG_P1_P2;
  },

  file: { act: 'update', locate: locateRecordFile },

  execute(command, core) {
    const file = core.selection.file!;
    if (!hasRecords(file) || file.kind === 'cyclic') return SW.FILE_KIND_WRONG;
    if (command.p1 <= file.recordCount) return replaceRecord(command, core, file, command.p1);
    if (command.p1 > file.recordCount + 1) return SW.RECORD_NOT_FOUND;
    return addToLinear(command, core, file);
  },
});
