import { SW } from '../../../../apdu/codec/status-word.js';
import { PROPRIETARY_SECURED } from '../../../commands/classes.js';
import { defineCommand } from '../../../kernel/command.js';
import { CONTACT } from '../../../security/access-rule.js';
import { bareScript } from '../scripts/format.js';
import { runScript } from '../scripts/run-script.js';

/** APPLICATION BLOCK: an issuer script stops the bank application until it is unblocked. */
export const applicationBlock = defineCommand({
  name: 'APPLICATION BLOCK',
  ins: 0x1e,
  classes: [PROPRIETARY_SECURED],
  within: ['PBOC'],
  clause: 'JR/T 0025.5, issuer scripts; pboc.md 4',
  summary: { en: 'blocks the bank application by issuer script', zh: '发卡行脚本：应用锁定' },
  whenBlocked: true,
  explain: () => ({ en: 'blocks the bank application', zh: '锁定金融应用' }),
  allowed: CONTACT,
  format: bareScript,
  execute: (command, core) =>
    runScript(command, core, ({ directory }) => {
      directory.block.set(core.memory, 'blocked');
      return SW.SUCCESS;
    }),
});
