import { exactLength, SW } from '../../apdu/codec/status-word.js';
import { defineCommand } from '../kernel/command.js';
import { INTERINDUSTRY, PROPRIETARY, PROPRIETARY_SECURED } from './classes.js';
import { asksForAll } from './length.js';

/** GET RESPONSE: the data that 61xx announced. A host keeps the class of its command, so all classes are served. */
export const getResponse = defineCommand({
  name: 'GET RESPONSE',
  ins: 0xc0,
  classes: [INTERINDUSTRY, PROPRIETARY, PROPRIETARY_SECURED],
  clause: 'ISO/IEC 7816-4:2005, 7.6.1; lengths as conventions, kernel rules',
  summary: { en: 'fetches data that are waiting', zh: '取响应数据' },
  explain: ({ ne }) => ({ en: `fetches ${ne} bytes that are waiting`, zh: `取 ${ne} 字节响应数据` }),
  availability: 'always',
  keepsPendingAnswer: true,

  format({ p1, p2, nc, ne }) {
    if (nc !== 0 || ne === 0) return SW.WRONG_LENGTH;
    return p1 === 0 && p2 === 0 ? SW.SUCCESS : SW.WRONG_P1_P2;
  },

  execute(command, core) {
    const pending = core.pendingAnswer;
    if (!pending) return SW.CONDITIONS_NOT_SATISFIED;
    if (command.ne !== pending.length && !asksForAll(command)) return exactLength(pending.length);
    core.dropPendingAnswer();
    core.answer.set(pending);
    return SW.SUCCESS;
  },
});
