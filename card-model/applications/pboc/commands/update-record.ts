import { equalBytes } from '../../../../apdu/bytes.js';
import { type StatusWord, SW } from '../../../../apdu/codec/status-word.js';
import { explainFileAccess } from '../../../../apdu/trace/iso-explain.js';
import { RECORD_BY, recordMode, recordParametersFit } from '../../../commands/record-reference.js';
import { LinearFile } from '../../../files/linear-file.js';
import type { NonVolatileMemory } from '../../../kernel/non-volatile-memory.js';
import { MAC_BYTES } from '../../../security/secure-messaging.js';
import { defineScript } from '../scripts/define-script.js';
import { INTERINDUSTRY_SECURED } from '../scripts/format.js';
import type { Script } from '../scripts/run-script.js';

/** Length bytes above this one say how many more follow. */
const SHORT_LENGTH = 0x80;

/** Tag (70) and length of a record. */
const headOf = (record: Uint8Array): Uint8Array => {
  const length = record[1] ?? 0;
  return record.subarray(0, 2 + (length > SHORT_LENGTH ? length - SHORT_LENGTH : 0));
};

/**
 * Replaces a record as part of the running command. 6A83: it is not there; 6981: logs are the card's own; 6A80: not the
 * tag and length of the record, from no byte at all to more than it has (conventions, kernel rules).
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
  const sameHead = data.length === record.length && equalBytes(headOf(data), headOf(record));
  if (!sameHead) return SW.WRONG_DATA;
  memory.write(record, 0, data);
  return SW.SUCCESS;
}

/** UPDATE RECORD: an issuer script replaces a record. */
export const updateRecord = defineScript({
  name: 'UPDATE RECORD',
  ins: 0xdc,
  classes: [INTERINDUSTRY_SECURED],
  clause: 'JR/T 0025.5, issuer scripts; pboc.md 4',
  summary: { en: 'replaces a record by issuer script', zh: '发卡行脚本：修改记录' },
  explain: explainFileAccess('UPDATE RECORD', '改 '),

  form({ p1, p2, nc, extended }) {
    const byNumber = recordMode(p2) === RECORD_BY.NUMBER && p1 !== 0 && p2 >> 3 !== 0;
    if (!byNumber || !recordParametersFit(p1, p2)) return SW.WRONG_P1_P2;
    return nc >= MAC_BYTES && !extended ? SW.SUCCESS : SW.WRONG_LENGTH;
  },

  perform: (script, { p1, p2 }, { memory }) => replaceRecord(memory, script, p2 >> 3, p1),
});
