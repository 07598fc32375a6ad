import { type StatusWord, SW } from '../../../../apdu/codec/status-word.js';
import { explainFileAccess } from '../../../../apdu/trace/iso-explain.js';
import { RECORD_BY, recordMode, recordParametersFit } from '../../../commands/record-reference.js';
import { LinearFile } from '../../../files/linear-file.js';
import { defineCommand } from '../../../kernel/command.js';
import type { NonVolatileMemory } from '../../../kernel/non-volatile-memory.js';
import { MAC_BYTES } from '../../../security/secure-messaging.js';
import { INTERINDUSTRY_SECURED } from '../scripts/format.js';
import { runScript, type Script } from '../scripts/run-script.js';

/** Template 70 with its length: less is no record. */
const LEAST_BYTES = 2;

/**
 * Replaces a record by one of the same length as part of the running command. 6A83: it is not there; 6981: logs are the
 * card's own; 6A80: another length, tag or inner length (convention).
 */
function replaceRecord(
  memory: NonVolatileMemory,
  { directory, data }: Script,
  sfi: number,
  number: number,
): StatusWord {
  const file = directory.fileBySfi(sfi);
  if (!file) return SW.RECORD_NOT_FOUND;
  if (!(file instanceof LinearFile)) return SW.FILE_KIND_WRONG;
  const record = file.record(number);
  if (!record) return SW.RECORD_NOT_FOUND;
  const sameHead = data[0] === record[0] && data[1] === record[1];
  if (!sameHead || data.length !== record.length) return SW.WRONG_DATA;
  memory.write(record, 0, data);
  return SW.SUCCESS;
}

/** UPDATE RECORD: an issuer script replaces a record. */
export const updateRecord = defineCommand({
  name: 'UPDATE RECORD',
  ins: 0xdc,
  classes: [INTERINDUSTRY_SECURED],
  clause: 'JR/T 0025.5, issuer scripts; pboc.md 4',
  summary: { en: 'replaces a record by issuer script', zh: '发卡行脚本：修改记录' },
  whenBlocked: true,
  explain: explainFileAccess('UPDATE RECORD', '改 '),

  format({ p1, p2, nc, extended }) {
    const byNumber = recordMode(p2) === RECORD_BY.NUMBER && p1 !== 0 && p2 >> 3 !== 0;
    if (!byNumber || !recordParametersFit(p1, p2)) return SW.WRONG_P1_P2;
    return nc >= LEAST_BYTES + MAC_BYTES && !extended ? SW.SUCCESS : SW.WRONG_LENGTH;
  },

  execute: (command, core) =>
    runScript(command, core, (script) => replaceRecord(core.memory, script, command.p2 >> 3, command.p1)),
});
