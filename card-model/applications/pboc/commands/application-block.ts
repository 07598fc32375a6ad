import { SW } from '../../../../apdu/codec/status-word.js';
import { PROPRIETARY_SECURED } from '../../../commands/classes.js';
import { CONTACT } from '../../../security/access-rule.js';
import { defineScript } from '../scripts/define-script.js';
import { bareScript } from '../scripts/format.js';

/** APPLICATION BLOCK: an issuer script stops the bank application until it is unblocked. */
export const applicationBlock = defineScript({
  name: 'APPLICATION BLOCK',
  ins: 0x1e,
  classes: [PROPRIETARY_SECURED],
  within: ['PBOC'],
  clause: 'JR/T 0025.5, issuer scripts; pboc.md 4',
  summary: { en: 'blocks the bank application by issuer script', zh: '发卡行脚本：应用锁定' },
  explain: () => ({ en: 'blocks the bank application', zh: '锁定金融应用' }),
  allowed: CONTACT,
  form: bareScript,

  perform({ directory }, _command, { memory }) {
    directory.block.set(memory, 'blocked');
    return SW.SUCCESS;
  },
});
