import type { CommandFields } from '../../../apdu/codec/command-apdu.js';
import type { CardAlgorithm } from '../../../crypto/index.js';
import { securedCommand } from '../connection/secured-command.js';

const HEADER = { cla: 0x84, ins: 0x24, p1: 0x00 } as const;
const P2 = { UNBLOCK: 0x00, RELOAD: 0x01 } as const;

/** PIN UNBLOCK: 84 24 00 00 04 MAC. conventions, PIN commands. */
export function unblockCommand(algorithm: CardAlgorithm, processKey: Uint8Array): CommandFields {
  return securedCommand({ ...HEADER, p2: P2.UNBLOCK }, algorithm, processKey);
}

/**
 * PIN RELOAD: 84 24 00 01 Lc enciphered block, MAC. conventions, PIN commands.
 * @param pin BCD
 */
export function reloadCommand(
  algorithm: CardAlgorithm,
  processKey: Uint8Array,
  pin: Uint8Array,
): CommandFields {
  return securedCommand({ ...HEADER, p2: P2.RELOAD }, algorithm, processKey, pin);
}
