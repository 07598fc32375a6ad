import { concatBytes } from '../../../apdu/bytes.js';
import type { CommandFields } from '../../../apdu/codec/command-apdu.js';
import { type CardAlgorithm, padIso9797Method2 } from '../../../crypto/index.js';

const HEADER = { cla: 0x84, ins: 0x24, p1: 0x00 } as const;
const P2 = { UNBLOCK: 0x00, RELOAD: 0x01 } as const;
const MAC_BYTES = 4;

/** PIN UNBLOCK: 84 24 00 00 04 MAC. conventions, PIN commands. */
export function unblockCommand(algorithm: CardAlgorithm, processKey: Uint8Array): CommandFields {
  return secured(algorithm, processKey, P2.UNBLOCK, new Uint8Array(0));
}

/**
 * PIN RELOAD: 84 24 00 01 Lc enciphered block, MAC. The block is the count of PIN bytes, the PIN, 80 00...
 * conventions, PIN commands.
 * @param pin BCD
 */
export function reloadCommand(
  algorithm: CardAlgorithm,
  processKey: Uint8Array,
  pin: Uint8Array,
): CommandFields {
  const block = padIso9797Method2(concatBytes(Uint8Array.of(pin.length), pin), algorithm.blockBytes);
  return secured(algorithm, processKey, P2.RELOAD, algorithm.encipherBlock(processKey, block));
}

/** The MAC covers the header with Lc as it is sent, and the data before the MAC. */
function secured(
  algorithm: CardAlgorithm,
  processKey: Uint8Array,
  p2: number,
  data: Uint8Array,
): CommandFields {
  const { cla, ins, p1 } = HEADER;
  const header = Uint8Array.of(cla, ins, p1, p2, data.length + MAC_BYTES);
  const mac = algorithm.secureMessagingMac(processKey, concatBytes(header, data));
  return { ...HEADER, p2, data: concatBytes(data, mac) };
}
