import type { CommandView } from '../../../../apdu/codec/command-view.js';
import { type StatusWord, SW } from '../../../../apdu/codec/status-word.js';
import { MAC_BYTES } from '../../../security/secure-messaging.js';

/** Class of PUT DATA and UPDATE RECORD with secure messaging. pboc.md 4 */
export const INTERINDUSTRY_SECURED = 0x04;

/** Whether a script command brings `bytes` of data and its MAC: 6700 if not, so too without any MAC. */
export function scriptLength({ nc, extended }: CommandView, bytes: number): StatusWord {
  return nc === bytes + MAC_BYTES && !extended ? SW.SUCCESS : SW.WRONG_LENGTH;
}

/** The same for a command that takes no parameters and no data: 6A86 comes first. */
export function bareScript(command: CommandView): StatusWord {
  return command.p1 === 0 && command.p2 === 0 ? scriptLength(command, 0) : SW.WRONG_P1_P2;
}
