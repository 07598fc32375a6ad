import { SW } from '../../apdu/codec/status-word.js';
import { defineCommand } from '../kernel/command.js';
import { CONTACT } from '../security/access-rule.js';
import { PROPRIETARY } from './classes.js';
import { CREATION_INSTRUCTION, CREATION_P1 } from './creation.js';
import { HEAD_BYTES } from './set-atr-head.js';

const FILLER_BYTES = 2;
const SERIAL_BYTES = 6;

/** SET SERIAL NUMBER: the last six historical bytes of the answer to reset. Data: 00 00, then the number. */
export const setSerialNumber = defineCommand({
  name: 'SET SERIAL NUMBER',
  ins: CREATION_INSTRUCTION,
  p1: CREATION_P1.SERIAL_NUMBER,
  classes: [PROPRIETARY],
  clause: 'coding of the field (ssc-card.md 3, T514)',
  summary: { en: 'sets the serial number in the ATR', zh: '写入复位信息序列号' },
  beforeIssue: true,
  allowed: CONTACT,

  format({ p2, nc, bytes, dataOffset }) {
    if (p2 !== 0) return SW.WRONG_P1_P2;
    if (nc !== FILLER_BYTES + SERIAL_BYTES) return SW.WRONG_LENGTH;
    return bytes[dataOffset] === 0 && bytes[dataOffset + 1] === 0 ? SW.SUCCESS : SW.WRONG_DATA;
  },

  execute(command, core) {
    core.state.writeHistoricalBytes(core.memory, HEAD_BYTES, command.data().subarray(FILLER_BYTES));
    return SW.SUCCESS;
  },
});
