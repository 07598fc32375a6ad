import { tagToHex } from '../../../../apdu/codec/ber-tlv.js';
import type { CommandView } from '../../../../apdu/codec/command-view.js';
import { SW } from '../../../../apdu/codec/status-word.js';
import { defineCommand } from '../../../kernel/command.js';
import { INTERINDUSTRY_SECURED, scriptLength } from '../scripts/format.js';
import { putObject, writableObject } from '../scripts/put-object.js';
import { runScript } from '../scripts/run-script.js';

const tagOf = ({ p1, p2 }: Pick<CommandView, 'p1' | 'p2'>): number => (p1 << 8) | p2;

/** PUT DATA: an issuer script writes a limit, or the balance of the electronic cash. */
export const putData = defineCommand({
  name: 'PUT DATA',
  ins: 0xda,
  classes: [INTERINDUSTRY_SECURED],
  clause: 'JR/T 0025.5, issuer scripts; pboc.md 2 and 4',
  summary: { en: 'writes a data object by issuer script', zh: '发卡行脚本：设置数据' },
  whenBlocked: true,
  explain: (command) => {
    const tag = tagOf(command);
    const object = writableObject(tag);
    return {
      en: `writes ${tagToHex(tag)}${object ? `, ${object.meaning.en}` : ''}`,
      zh: `设置 ${tagToHex(tag)}${object ? ` ${object.meaning.zh}` : ''}`,
    };
  },

  format(command) {
    const object = writableObject(tagOf(command));
    return object ? scriptLength(command, object.bytes) : SW.WRONG_DATA;
  },

  execute: (command, core) =>
    runScript(command, core, (script) => putObject(core.memory, script, tagOf(command))),
});
