import type { CommandView } from '../../apdu/codec/command-view.js';
import { SW, triesLeft } from '../../apdu/codec/status-word.js';
import { defineCommand } from '../kernel/command.js';
import { CONTACT } from '../security/access-rule.js';
import { isPinValue, PIN_BYTES } from '../security/pin.js';
import { PROPRIETARY } from './classes.js';

/** Stands between the old and the new PIN; no PIN in BCD holds such a byte. */
const SEPARATOR = 0xff;
const LENGTH_BYTES = { minimum: 2 * PIN_BYTES.minimum + 1, maximum: 2 * PIN_BYTES.maximum + 1 } as const;

/** Where the separator stands in the command's bytes, -1 when the data are not `old FF new`. */
function separatorOf({ bytes, dataOffset, nc }: CommandView): number {
  const separator = bytes.indexOf(SEPARATOR, dataOffset);
  const end = dataOffset + nc;
  if (separator < 0 || separator >= end) return -1;
  const oldBytes = separator - dataOffset;
  const oldFits = oldBytes >= PIN_BYTES.minimum && oldBytes <= PIN_BYTES.maximum;
  return oldFits && isPinValue(bytes, separator + 1, end - separator - 1) ? separator : -1;
}

/** CHANGE PIN: a new PIN for the old one. The new one may equal the old; rules of strength are the host's. */
export const changePin = defineCommand({
  name: 'CHANGE PIN',
  ins: 0x5e,
  classes: [PROPRIETARY],
  clause: 'conventions, PIN commands; coding of the field (ssc-card.md 3)',
  summary: { en: 'replaces the PIN by a new one', zh: '修改 PIN' },
  secretData: true,
  explain: () => ({ en: 'shows the old social PIN and sets a new one', zh: '修改社保 PIN' }),
  allowed: CONTACT,

  format(command) {
    const { p1, p2, nc } = command;
    if (nc < LENGTH_BYTES.minimum || nc > LENGTH_BYTES.maximum) return SW.WRONG_LENGTH;
    if (p1 !== 1 || p2 !== 0) return SW.WRONG_P1_P2;
    return separatorOf(command) < 0 ? SW.WRONG_DATA : SW.SUCCESS;
  },

  execute(command, core) {
    const pin = core.selection.directory.pinOwner()?.pin;
    if (!pin) return SW.REFERENCE_NOT_FOUND;
    if (pin.blocked) return SW.METHOD_BLOCKED;
    const { bytes, dataOffset, nc } = command;
    const separator = separatorOf(command);
    if (!pin.present(core.memory, bytes, dataOffset, separator - dataOffset)) {
      pin.right.held = false;
      return triesLeft(pin.triesLeft);
    }
    pin.restoreTries(core.memory);
    pin.replace(core.memory, bytes.slice(separator + 1, dataOffset + nc));
    return SW.SUCCESS;
  },
});
