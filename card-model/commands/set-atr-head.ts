import { SW } from '../../apdu/codec/status-word.js';
import { defineCommand } from '../kernel/command.js';
import { CONTACT } from '../security/access-rule.js';
import { INTERINDUSTRY } from './classes.js';

/** Historical bytes that the head of the ATR holds: chip maker, card system, card maker. ssc-card.md 5 */
export const HEAD_BYTES = 7;
/** TS, T0 for 13 historical bytes, TB1, TC1: the only ATR there is on T=0. ssc-card.md 5 */
export const ATR_HEAD = Uint8Array.of(0x3b, 0x6d, 0x00, 0x00);

/** SET ATR HEAD: the first 11 bytes of the answer to reset; the serial number follows by a command of its own. */
export const setAtrHead = defineCommand({
  name: 'SET ATR HEAD',
  ins: 0x14,
  classes: [INTERINDUSTRY],
  clause: 'coding of the field (ssc-card.md 3, T514)',
  summary: { en: 'sets the head of the ATR', zh: '写入复位信息头' },
  beforeIssue: true,
  allowed: CONTACT,

  format({ p1, p2, nc, bytes, dataOffset }) {
    if (p1 !== 0 || p2 !== 0) return SW.WRONG_P1_P2;
    if (nc !== ATR_HEAD.length + HEAD_BYTES) return SW.WRONG_LENGTH;
    return ATR_HEAD.every((byte, index) => bytes[dataOffset + index] === byte) ? SW.SUCCESS : SW.WRONG_DATA;
  },

  execute(command, core) {
    core.state.writeHistoricalBytes(core.memory, 0, command.data().subarray(ATR_HEAD.length));
    return SW.SUCCESS;
  },
});
