import { SW } from '../../apdu/codec/status-word.js';
import { defineCommand } from '../kernel/command.js';
import { CONTACT } from '../security/access-rule.js';
import { MAC_BYTES, openSecureMessage } from '../security/secure-messaging.js';
import { PROPRIETARY_SECURED } from './classes.js';

/** P2 */
const BLOCK = { REVERSIBLE: 0x00, PERMANENT: 0x01 } as const;

/** APPLICATION BLOCK: stops the current directory and those below it; needs LK and no other right. */
export const applicationBlock = defineCommand({
  name: 'APPLICATION BLOCK',
  ins: 0x1e,
  classes: [PROPRIETARY_SECURED],
  clause: 'conventions, application and card states; named in LD/T 32.5-2015',
  summary: { en: 'blocks the current application or DF', zh: '应用锁定' },
  secured: true,
  explain: ({ p2 }) =>
    p2 === BLOCK.PERMANENT
      ? { en: 'blocks the current directory for good', zh: '永久锁定当前应用' }
      : { en: 'blocks the current directory until it is unblocked', zh: '临时锁定当前应用' },
  allowed: CONTACT,

  format({ p1, p2, nc, extended }) {
    if (p1 !== 0 || (p2 !== BLOCK.REVERSIBLE && p2 !== BLOCK.PERMANENT)) return SW.WRONG_P1_P2;
    return nc === MAC_BYTES && !extended ? SW.SUCCESS : SW.WRONG_LENGTH;
  },

  execute(command, core) {
    const { directory } = core.selection;
    const key = directory.keyOfType('LK');
    if (!key) return SW.REFERENCE_NOT_FOUND;
    const message = openSecureMessage(command, core, key);
    if (typeof message === 'number') return message;
    directory.block.set(core.memory, command.p2 === BLOCK.PERMANENT ? 'permanent' : 'blocked');
    return SW.SUCCESS;
  },
});
