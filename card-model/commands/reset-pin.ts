import { type StatusWord, SW } from '../../apdu/codec/status-word.js';
import type { CardCore } from '../kernel/card-core.js';
import { defineCommand } from '../kernel/command.js';
import { CONTACT } from '../security/access-rule.js';
import type { Pin } from '../security/pin.js';
import { isPinValue, PIN_BYTES } from '../security/pin.js';
import {
  encipheredBytes,
  MAC_BYTES,
  type OpenedMessage,
  openSecureMessage,
} from '../security/secure-messaging.js';
import { PROPRIETARY_SECURED } from './classes.js';

/** P2. */
const RESET_BY = { UNBLOCK: 0x00, RELOAD: 0x01 } as const;
const PUK = 0x06;

function reload(core: CardCore, pin: Pin, message: OpenedMessage): StatusWord {
  const value = message.clear();
  if (!value || !isPinValue(value, 0, value.length)) return SW.WRONG_DATA;
  pin.replace(core.memory, value);
  pin.restoreTries(core.memory);
  return SW.SUCCESS;
}

/** PIN UNBLOCK gives all tries back and keeps the PIN; PIN RELOAD also sets a new one. */
export const resetPin = defineCommand({
  name: 'PIN UNBLOCK / RELOAD',
  ins: 0x24,
  classes: [PROPRIETARY_SECURED],
  clause: 'conventions, PIN commands; coding of the field (ssc-card.md 3)',
  summary: { en: 'unblocks the PIN, or sets a new one', zh: '解锁或重装 PIN' },
  secretData: true,
  secured: true,
  explain: ({ p2 }) =>
    p2 === RESET_BY.RELOAD
      ? { en: 'sets a new social PIN under secure messaging', zh: '重装社保 PIN（安全报文）' }
      : { en: 'gives back all tries of the social PIN', zh: '解锁社保 PIN（安全报文）' },
  allowed: CONTACT,

  format({ p1, p2, nc, extended }, core) {
    if (p1 !== 0 || (p2 !== RESET_BY.UNBLOCK && p2 !== RESET_BY.RELOAD)) return SW.WRONG_P1_P2;
    const enciphered =
      p2 === RESET_BY.RELOAD ? encipheredBytes(PIN_BYTES.maximum, core.environment.algorithm) : 0;
    // The MAC covers a header of five bytes: there is no secured command in the extended form.
    return nc === enciphered + MAC_BYTES && !extended ? SW.SUCCESS : SW.WRONG_LENGTH;
  },

  execute(command, core) {
    const owner = core.selection.directory.pinOwner();
    const key = owner?.keyOfType('PIN_RELOAD');
    if (!owner?.pin || !key) return SW.REFERENCE_NOT_FOUND;
    if (!owner.rightOfKey(PUK).held) return SW.SECURITY_STATUS_NOT_SATISFIED;
    const message = openSecureMessage(command, core, key);
    if (typeof message === 'number') return message;
    if (command.p2 === RESET_BY.RELOAD) return reload(core, owner.pin, message);
    owner.pin.restoreTries(core.memory);
    return SW.SUCCESS;
  },
});
