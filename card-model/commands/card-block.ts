import { SW } from '../../apdu/codec/status-word.js';
import { defineCommand } from '../kernel/command.js';
import { CONTACT } from '../security/access-rule.js';
import { MAC_BYTES, openSecureMessage } from '../security/secure-messaging.js';
import { PROPRIETARY_SECURED } from './classes.js';

/** CARD BLOCK: the end of the card, bank application and all; needs BK of the application's head. */
export const cardBlock = defineCommand({
  name: 'CARD BLOCK',
  ins: 0x16,
  classes: [PROPRIETARY_SECURED],
  clause: 'conventions, application and card states; named in LD/T 32.5-2015',
  summary: { en: 'blocks the whole card for good', zh: '卡片锁定' },
  secured: true,
  explain: () => ({ en: 'blocks the whole card for good', zh: '永久锁定整张卡片' }),
  allowed: CONTACT,

  format({ p1, p2, nc, extended }) {
    if (p1 !== 0 || p2 !== 0) return SW.WRONG_P1_P2;
    return nc === MAC_BYTES && !extended ? SW.SUCCESS : SW.WRONG_LENGTH;
  },

  execute(command, core) {
    const { directory } = core.selection;
    const key = (directory.head ?? directory).keyOfType('BK');
    if (!key) return SW.REFERENCE_NOT_FOUND;
    const message = openSecureMessage(command, core, key);
    if (typeof message === 'number') return message;
    core.state.block(core.memory);
    return SW.SUCCESS;
  },
});
