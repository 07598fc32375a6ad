import { type StatusWord, SW } from '../../apdu/codec/status-word.js';
import type { Directory } from '../files/directory.js';
import type { CardCore } from '../kernel/card-core.js';
import { defineCommand } from '../kernel/command.js';
import { CONTACT } from '../security/access-rule.js';
import type { Pin } from '../security/pin.js';
import { isPinValue, PIN_BYTES } from '../security/pin.js';
import { MAC_BYTES, openSecureMessage } from '../security/secure-messaging.js';
import { PROPRIETARY_SECURED } from './classes.js';

/** P2. */
const RESET_BY = { UNBLOCK: 0x00, RELOAD: 0x01 } as const;
const PUK = 0x06;
const RELOAD_KEY = 0x01;
const PADDING_START = 0x80;

/** The new PIN from `count of bytes ‖ BCD ‖ 80 00...`, undefined when the block is not so. */
function pinOfBlock(block: Uint8Array): Uint8Array | undefined {
  const count = block[0]!;
  if (count > PIN_BYTES.maximum || !isPinValue(block, 1, count)) return undefined;
  const padding = block.subarray(1 + count);
  const padded = padding[0] === PADDING_START && padding.subarray(1).every((byte) => byte === 0);
  return padded ? block.slice(1, 1 + count) : undefined;
}

function reload(core: CardCore, pin: Pin, block: Uint8Array): StatusWord {
  const value = pinOfBlock(block);
  if (!value) return SW.WRONG_DATA;
  pin.replace(core.memory, value);
  pin.restoreTries(core.memory);
  return SW.SUCCESS;
}

const reloadKeyOf = (directory: Directory) => directory.findKey((type) => type === 'PIN_RELOAD', RELOAD_KEY);

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
    const { blockBytes } = core.environment.algorithm;
    const wanted = p2 === RESET_BY.RELOAD ? blockBytes + MAC_BYTES : MAC_BYTES;
    // The MAC covers a header of five bytes: there is no secured command in the extended form.
    return nc === wanted && !extended ? SW.SUCCESS : SW.WRONG_LENGTH;
  },

  execute(command, core) {
    const owner = core.selection.directory.pinOwner();
    const key = owner && reloadKeyOf(owner);
    if (!owner?.pin || !key) return SW.REFERENCE_NOT_FOUND;
    if (!owner.rightOfKey(PUK).held) return SW.SECURITY_STATUS_NOT_SATISFIED;
    const message = openSecureMessage(command, core, key);
    if (typeof message === 'number') return message;
    if (command.p2 === RESET_BY.RELOAD) return reload(core, owner.pin, message.decipher(message.data));
    owner.pin.restoreTries(core.memory);
    return SW.SUCCESS;
  },
});
