import { SW } from '../../apdu/codec/status-word.js';
import { defineCommand } from '../kernel/command.js';
import { CONTACT } from '../security/access-rule.js';
import { MAC_BYTES, openSecureMessage } from '../security/secure-messaging.js';
import { PROPRIETARY_SECURED } from './classes.js';

/** APPLICATION UNBLOCK: normal again; every wrong MAC costs one of three tries, after which the block is for good. */
export const applicationUnblock = defineCommand({
  name: 'APPLICATION UNBLOCK',
  ins: 0x18,
  classes: [PROPRIETARY_SECURED],
  clause: 'conventions, application and card states',
  summary: { en: 'unblocks the current application or DF', zh: '应用解锁' },
  secured: true,
  whenBlocked: true,
  explain: () => ({ en: 'ends the block of the current directory', zh: '解锁当前应用' }),
  allowed: CONTACT,

  format({ p1, p2, nc, extended }) {
    if (p1 !== 0 || p2 !== 0) return SW.WRONG_P1_P2;
    return nc === MAC_BYTES && !extended ? SW.SUCCESS : SW.WRONG_LENGTH;
  },

  execute(command, core) {
    const { memory, selection } = core;
    const { block, blockState } = selection.directory;
    if (blockState === 'permanent') return SW.APPLICATION_PERMANENTLY_BLOCKED;
    if (block.state === 'none') return SW.CONDITIONS_NOT_SATISFIED;
    const key = selection.directory.keyOfType('LK');
    if (!key) return SW.REFERENCE_NOT_FOUND;
    if (!core.messageChallenge) return SW.NO_VALID_CHALLENGE;
    // The try is spent before the comparison, so that a card torn away wins no free guess.
    block.spendTry(memory);
    const message = openSecureMessage(command, core, key);
    if (typeof message === 'number') return message;
    block.restoreTries(memory);
    block.set(memory, 'none');
    return SW.SUCCESS;
  },
});
