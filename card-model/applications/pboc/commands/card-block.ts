import { SW } from '../../../../apdu/codec/status-word.js';
import { PROPRIETARY_SECURED } from '../../../commands/classes.js';
import { CONTACT } from '../../../security/access-rule.js';
import { defineScript } from '../scripts/define-script.js';
import { bareScript } from '../scripts/format.js';

/** CARD BLOCK: an issuer script ends the whole card, social application and all. */
export const cardBlock = defineScript({
  name: 'CARD BLOCK',
  ins: 0x16,
  classes: [PROPRIETARY_SECURED],
  within: ['PBOC'],
  clause: 'JR/T 0025.5, issuer scripts; pboc.md 4',
  summary: { en: 'blocks the whole card for good by issuer script', zh: '发卡行脚本：卡片锁定' },
  explain: () => ({ en: 'blocks the whole card for good', zh: '永久锁定整张卡片' }),
  allowed: CONTACT,
  form: bareScript,

  perform(_script, _command, { state, memory }) {
    state.block(memory);
    return SW.SUCCESS;
  },
});
