import { SW, triesLeft } from '../../apdu/codec/status-word.js';
import { defineCommand } from '../kernel/command.js';
import { CONTACT } from '../security/access-rule.js';
import { TRANSPORT_KEY_BYTES } from '../security/transport-key.js';
import { PROPRIETARY } from './classes.js';
import { CREATION_INSTRUCTION, CREATION_P1 } from './creation.js';

/** SHOW TRANSPORT KEY: opens a card that is not issued for building. */
export const showTransportKey = defineCommand({
  name: 'SHOW TRANSPORT KEY',
  ins: CREATION_INSTRUCTION,
  p1: CREATION_P1.TRANSPORT_KEY,
  classes: [PROPRIETARY],
  clause: 'coding of the field (ssc-card.md 3, T514); meaning and retry counter are conventions',
  summary: { en: 'shows the transport key, to build the card', zh: '出示传输密钥' },
  secretData: true,
  beforeIssue: true,
  availability: 'always',
  allowed: CONTACT,

  format({ p2, nc }) {
    if (p2 !== 0) return SW.WRONG_P1_P2;
    return nc === TRANSPORT_KEY_BYTES ? SW.SUCCESS : SW.WRONG_LENGTH;
  },

  execute(command, core) {
    const key = core.state.transportKey!;
    if (key.blocked) return SW.METHOD_BLOCKED;
    return key.present(core.memory, command.data()) ? SW.SUCCESS : triesLeft(key.triesLeft);
  },
});
