import { SW } from '../../apdu/codec/status-word.js';
import { explainKeyUse } from '../../apdu/trace/iso-explain.js';
import { defineCommand } from '../kernel/command.js';
import { INTERINDUSTRY } from './classes.js';

const FACTOR_BYTES = 8;
const DATA_BYTES = 8;

/** INTERNAL AUTHENTICATE: the card shows that it is genuine. Data: the terminal's factor, then its data. */
export const internalAuthenticate = defineCommand({
  name: 'INTERNAL AUTHENTICATE',
  ins: 0x88,
  classes: [INTERINDUSTRY],
  clause: 'ISO/IEC 7816-4:2005, 7.5.2; conventions, Keys and authentication',
  summary: { en: 'has the card show that it is genuine', zh: '内部认证' },
  explain: explainKeyUse('INTERNAL AUTHENTICATE', '内部认证', 'IRK'),
  availability: 'until-termination',

  format({ p1, nc }) {
    if (nc !== FACTOR_BYTES + DATA_BYTES) return SW.WRONG_LENGTH;
    return p1 === 0 ? SW.SUCCESS : SW.WRONG_P1_P2;
  },

  execute(command, core) {
    const key = core.selection.directory.findKey((type) => type === 'IRK', command.p2);
    if (!key) return SW.REFERENCE_NOT_FOUND;
    const data = command.data();
    core.answer.set(key.cipher.cryptogramFor(data.subarray(0, FACTOR_BYTES), data.subarray(FACTOR_BYTES)));
    return SW.SUCCESS;
  },
});
