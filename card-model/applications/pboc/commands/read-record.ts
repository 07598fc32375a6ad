import { exactLength, SW } from '../../../../apdu/codec/status-word.js';
import { explainFileAccess } from '../../../../apdu/trace/iso-explain.js';
import { INTERINDUSTRY } from '../../../commands/classes.js';
import { asksForAll } from '../../../commands/length.js';
import { readRecord } from '../../../commands/read-record.js';
import { findRecord, locateRecordFile, RECORD_BY } from '../../../commands/record-reference.js';
import { hasRecords } from '../../../files/file-node.js';
import type { CardCore } from '../../../kernel/card-core.js';
import { defineCommand } from '../../../kernel/command.js';
import { recordRead, recordToServe } from '../contactless/last-record.js';
import { loadLogAnswer } from '../logs/load-log.js';
import { loadLogMac } from '../logs/load-log-mac.js';
import { PAYMENT, paymentSession } from '../payment-session.js';
import { SFI } from '../sfi.js';

/** Record 00 of the load log: all of it, with a MAC under the keys of the transaction, else 3DES or what there is. */
function loadLog(core: CardCore): Uint8Array | undefined {
  const { directory } = core.selection;
  const algorithm = core.session.stateOf(PAYMENT)?.transaction?.algorithm;
  const mac =
    (algorithm && loadLogMac(directory, algorithm)) ??
    loadLogMac(directory, '3DES') ??
    loadLogMac(directory, 'SM4');
  return mac && loadLogAnswer(directory, mac);
}

/** READ RECORD of the bank application: also before GET PROCESSING OPTIONS, and when it is blocked. */
export const readPaymentRecord = defineCommand({
  name: 'READ RECORD',
  ins: 0xb2,
  classes: [INTERINDUSTRY],
  within: ['PBOC'],
  clause: 'ISO/IEC 7816-4:2005, 7.3.3; JR/T 0025.12; pboc.md 3 and 4',
  summary: { en: 'reads one record; the last one completes a fast payment', zh: '读记录' },
  explain: explainFileAccess('READ RECORD', '读 '),
  whenBlocked: true,
  format: readRecord.format,

  execute(command, core) {
    const { selection, answer, environment } = core;
    const { p1, p2, ne } = command;
    const whole = p1 === 0 && p2 === ((SFI.LOADS << 3) | RECORD_BY.NUMBER) ? loadLog(core) : undefined;
    if (whole) {
      answer.set(whole);
      return SW.SUCCESS;
    }
    const file = locateRecordFile(command, core);
    // A record is missing with its file: 6A83, as pboc.md 4 says.
    if (file === SW.FILE_NOT_FOUND) return SW.RECORD_NOT_FOUND;
    if (typeof file === 'number') return file;
    if (!file.read.holds(core.interface)) return SW.SECURITY_STATUS_NOT_SATISFIED;
    selection.useFile(file);
    if (!hasRecords(file)) return SW.FILE_KIND_WRONG;
    const number = findRecord(p1, p2, file, selection.record);
    if (number === 0) return SW.RECORD_NOT_FOUND;
    const session = paymentSession(core);
    const place = { sfi: file.sfi, number };
    const record = recordToServe(core, session, place, file.record(number)!);
    const fits = ne === record.length || asksForAll(command);
    if (!fits && environment.lengthPolicy !== 'tolerant') return exactLength(record.length);
    answer.set(record, 0, fits ? record.length : Math.min(ne, record.length));
    recordRead(core, session, place, record);
    selection.record = number;
    return SW.SUCCESS;
  },
});
