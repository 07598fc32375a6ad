import type { CommandView } from '../../apdu/codec/command-view.js';
import { SW } from '../../apdu/codec/status-word.js';
import { usedBytes } from '../files/used-bytes.js';
import { defineCommand } from '../kernel/command.js';
import { CONTACT } from '../security/access-rule.js';
import { MASTER_KEY } from '../security/key-reference.js';
import { MAC_BYTES, openSecureMessage } from '../security/secure-messaging.js';
import { administratorIn } from './administrator.js';
import { PROPRIETARY_SECURED } from './classes.js';

/** Enciphered data are whole blocks and leave room for the MAC in a command of 255 bytes. */
const MAXIMUM_ENCIPHERED_BYTES = 240;

const tagOf = ({ p1, p2 }: CommandView): number => (p1 << 8) | p2;

/**
 * PUT DATA while the card is built: a data object of the current directory, enciphered and with MAC under its MK, since
 * some are keys. What an issued card lets be changed is for the commands of its applications.
 */
export const putObject = defineCommand({
  name: 'PUT DATA (personalisation)',
  ins: 0xda,
  classes: [PROPRIETARY_SECURED],
  clause: 'ISO/IEC 7816-4:2005, 7.4.3; secured as WRITE KEY, a convention',
  summary: { en: 'writes a data object while the card is built', zh: '发卡时写数据对象' },
  secretData: true,
  secured: true,
  beforeIssue: true,
  allowed: CONTACT,

  format(command, core) {
    const { nc, extended } = command;
    const enciphered = nc - MAC_BYTES;
    const { blockBytes } = core.environment.algorithm;
    const blocks = enciphered > 0 && enciphered <= MAXIMUM_ENCIPHERED_BYTES && enciphered % blockBytes === 0;
    if (extended || !blocks) return SW.WRONG_LENGTH;
    return tagOf(command) === 0 ? SW.WRONG_P1_P2 : SW.SUCCESS;
  },

  execute(command, core) {
    const { directory } = core.selection;
    const key = directory.findKey((type) => type === 'MK', MASTER_KEY);
    if (!key) return SW.REFERENCE_NOT_FOUND;
    if (!administratorIn(core, directory)) return SW.SECURITY_STATUS_NOT_SATISFIED;
    const message = openSecureMessage(command, core, key);
    if (typeof message === 'number') return message;
    const value = message.clear();
    if (!value || value.length === 0) return SW.WRONG_DATA;
    const before = directory.objects.get(tagOf(command))?.length ?? 0;
    if (usedBytes(core.masterFile) - before + value.length > core.environment.memoryBytes) {
      return SW.NOT_ENOUGH_SPACE;
    }
    directory.objects.write(core.memory, tagOf(command), value);
    return SW.SUCCESS;
  },
});
