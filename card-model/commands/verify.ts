import { type StatusWord, SW, triesLeft } from '../../apdu/codec/status-word.js';
import { defineCommand } from '../kernel/command.js';
import { PIN_BYTES, type Pin } from '../security/pin.js';
import { INTERINDUSTRY } from './classes.js';

const HOLDER_PIN = 0x00;

/** What an empty VERIFY asks; costs nothing. */
function statusOf(pin: Pin): StatusWord {
  if (pin.right.held) return SW.SUCCESS;
  return pin.blocked ? SW.METHOD_BLOCKED : triesLeft(pin.triesLeft);
}

/** VERIFY: the holder shows knowledge of the PIN. Without data it asks how the PIN stands. */
export const verify = defineCommand({
  name: 'VERIFY',
  ins: 0x20,
  classes: [INTERINDUSTRY],
  clause: 'ISO/IEC 7816-4:2005, 7.5.6; conventions, PIN commands',
  summary: { en: 'shows the PIN to the card', zh: '验证 PIN' },
  secretData: true,
  explain: ({ data }) =>
    data.length === 0
      ? { en: 'asks how many PIN tries are left', zh: '查询 PIN 剩余次数' }
      : { en: 'shows the social PIN to the card', zh: '验证社保 PIN' },

  format({ p1, nc }) {
    if (nc !== 0 && (nc < PIN_BYTES.minimum || nc > PIN_BYTES.maximum)) return SW.WRONG_LENGTH;
    return p1 === 0 ? SW.SUCCESS : SW.WRONG_P1_P2;
  },

  execute(command, core) {
    const pin = core.selection.directory.pinOwner()?.pin;
    if (!pin || command.p2 !== HOLDER_PIN) return SW.REFERENCE_NOT_FOUND;
    if (command.nc === 0) return statusOf(pin);
    if (pin.blocked) return SW.METHOD_BLOCKED;
    pin.right.held = pin.present(core.memory, command.bytes, command.dataOffset, command.nc);
    if (!pin.right.held) return triesLeft(pin.triesLeft);
    pin.refillTries(core.memory);
    return SW.SUCCESS;
  },
});
