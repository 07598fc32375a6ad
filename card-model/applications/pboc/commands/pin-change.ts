import { SW } from '../../../../apdu/codec/status-word.js';
import { PROPRIETARY_SECURED } from '../../../commands/classes.js';
import { CONTACT } from '../../../security/access-rule.js';
import { applyPinChange, PIN_CHANGE } from '../scripts/change-pin.js';
import { defineScript } from '../scripts/define-script.js';
import { scriptLength } from '../scripts/format.js';

/** Count, D3 and padding, enciphered; the same for both block sizes. pboc.md 5 */
const ENCIPHERED_BYTES = 16;

/** PIN CHANGE/UNBLOCK: an issuer script frees or changes the PIN of the bank application, never the social one. */
export const changePin = defineScript({
  name: 'PIN CHANGE/UNBLOCK',
  ins: 0x24,
  classes: [PROPRIETARY_SECURED],
  within: ['PBOC'],
  clause: 'JR/T 0025.5, issuer scripts; pboc.md 4 and 5',
  summary: { en: 'unblocks or changes the bank PIN by issuer script', zh: '发卡行脚本：PIN 修改/解锁' },
  secretData: true,
  explain: ({ p2 }) =>
    p2 === PIN_CHANGE.UNBLOCK
      ? { en: 'gives the tries of the PIN back', zh: '解锁 PIN' }
      : { en: 'sets a new PIN and gives its tries back', zh: '修改 PIN 并解锁' },
  allowed: CONTACT,

  form(command) {
    const { p1, p2 } = command;
    if (p1 !== 0 || p2 > PIN_CHANGE.WITHOUT_CURRENT) return SW.WRONG_P1_P2;
    return scriptLength(command, p2 === PIN_CHANGE.UNBLOCK ? 0 : ENCIPHERED_BYTES);
  },

  perform: (script, { p2 }, { memory }) => applyPinChange(memory, script, p2),
});
