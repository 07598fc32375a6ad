import { SW } from '../../apdu/codec/status-word.js';
import { defineCommand } from '../kernel/command.js';
import { CONTACT } from '../security/access-rule.js';
import { PROPRIETARY } from './classes.js';
import { CREATION_INSTRUCTION, CREATION_P1 } from './creation.js';

/** END PRE-ISSUE: the transport key is gone, from now on the rights of files and keys hold. */
export const endPreIssue = defineCommand({
  name: 'END PRE-ISSUE',
  ins: CREATION_INSTRUCTION,
  p1: CREATION_P1.END,
  classes: [PROPRIETARY],
  clause: 'coding of the field (ssc-card.md 3, T514)',
  summary: { en: 'ends the building of the card', zh: '结束发卡前阶段' },
  beforeIssue: true,
  allowed: CONTACT,

  format({ p2, nc }) {
    if (p2 !== 0) return SW.WRONG_P1_P2;
    return nc === 0 ? SW.SUCCESS : SW.WRONG_LENGTH;
  },

  execute(_command, core) {
    core.state.endPreIssue(core.memory);
    return SW.SUCCESS;
  },
});
