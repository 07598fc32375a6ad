import { SW } from '../../../../apdu/codec/status-word.js';
import { PROPRIETARY_SECURED } from '../../../commands/classes.js';
import { CONTACT } from '../../../security/access-rule.js';
import { remember } from '../history.js';
import { defineScript } from '../scripts/define-script.js';
import { bareScript } from '../scripts/format.js';

/**
 * APPLICATION UNBLOCK: an issuer script frees the bank application, so too one that was issued inactive: its first
 * GENERATE AC gives an AAC, and the script follows it.
 */
export const applicationUnblock = defineScript({
  name: 'APPLICATION UNBLOCK',
  ins: 0x18,
  classes: [PROPRIETARY_SECURED],
  within: ['PBOC'],
  clause: 'JR/T 0025.5, issuer scripts; pboc.md 4; conventions, application and card states',
  summary: { en: 'unblocks or activates the bank application by issuer script', zh: '发卡行脚本：应用解锁' },
  explain: () => ({ en: 'unblocks the bank application', zh: '解锁金融应用' }),
  allowed: CONTACT,
  form: bareScript,

  perform({ directory }, _command, { memory }) {
    directory.block.set(memory, 'none');
    remember(memory, directory.objects, { BLOCKED_BY_PIN: false });
    return SW.SUCCESS;
  },
});
