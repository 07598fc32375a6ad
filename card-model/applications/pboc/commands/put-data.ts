import { tagToHex } from '../../../../apdu/codec/ber-tlv.js';
import { SW } from '../../../../apdu/codec/status-word.js';
import { defineScript } from '../scripts/define-script.js';
import { INTERINDUSTRY_SECURED, scriptLength } from '../scripts/format.js';
import { putObject, writableObject } from '../scripts/put-object.js';
import { tagIn } from './data-tag.js';

/** PUT DATA: an issuer script writes a limit, or the balance of the electronic cash. */
export const putData = defineScript({
  name: 'PUT DATA',
  ins: 0xda,
  classes: [INTERINDUSTRY_SECURED],
  clause: 'JR/T 0025.5, issuer scripts; pboc.md 2 and 4',
  summary: { en: 'writes a data object by issuer script', zh: '发卡行脚本：设置数据' },
  explain: (command) => {
    const tag = tagIn(command);
    const object = writableObject(tag);
    return {
      en: `writes ${tagToHex(tag)}${object ? `, ${object.meaning.en}` : ''}`,
      zh: `设置 ${tagToHex(tag)}${object ? ` ${object.meaning.zh}` : ''}`,
    };
  },

  form(command) {
    const object = writableObject(tagIn(command));
    return object ? scriptLength(command, object.bytes) : SW.WRONG_DATA;
  },

  perform: (script, command, { memory }) => putObject(memory, script, tagIn(command)),
});
