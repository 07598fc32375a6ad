import { SW } from '../../../../apdu/codec/status-word.js';
import { PROPRIETARY_SECURED } from '../../../commands/classes.js';
import { defineCommand } from '../../../kernel/command.js';
import { CONTACT } from '../../../security/access-rule.js';
import { bareScript } from '../scripts/format.js';
import { runScript } from '../scripts/run-script.js';

/** CARD BLOCK: an issuer script ends the whole card, social application and all. */
export const cardBlock = defineCommand({
  name: 'CARD BLOCK',
  ins: 0x16,
  classes: [PROPRIETARY_SECURED],
  within: ['PBOC'],
  clause: 'JR/T 0025.5, issuer scripts; pboc.md 4',
  summary: { en: 'blocks the whole card for good by issuer script', zh: '发卡行脚本：卡片锁定' },
  whenBlocked: true,
  explain: () => ({ en: 'blocks the whole card for good', zh: '永久锁定整张卡片' }),
  allowed: CONTACT,
  format: bareScript,
  execute: (command, core) =>
    runScript(command, core, () => {
      core.state.block(core.memory);
      return SW.SUCCESS;
    }),
});
