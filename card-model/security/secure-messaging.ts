import type { CommandView } from '../../apdu/codec/command-view.js';
import { type StatusWord, SW } from '../../apdu/codec/status-word.js';
import { cardAlgorithm, equalConstantTime } from '../../crypto/index.js';
import type { CardCore } from '../kernel/card-core.js';
import type { Key } from './key.js';

/** Length of the MAC that ends the data of a secured command. */
export const MAC_BYTES = 4;

/** A secured command whose MAC was right: what stands before the MAC, and the means to read it. */
export interface OpenedMessage {
  /** Command data without the MAC, still enciphered. */
  readonly data: Uint8Array;
  /** One enciphered block in clear. */
  decipher(block: Uint8Array): Uint8Array;
}

/**
 * Secure messaging of the social application: the last challenge makes the process key of `key`, whose MAC over
 * CLA INS P1 P2 Lc and the data ends the command.
 * Refuses with 6984 (no challenge) or 6988 (wrong MAC). Conventions, PIN commands.
 */
export function openSecureMessage(
  command: CommandView,
  core: CardCore,
  key: Key,
): OpenedMessage | StatusWord {
  const challenge = core.messageChallenge;
  if (!challenge) return SW.NO_VALID_CHALLENGE;
  const algorithm = cardAlgorithm(key.algorithm);
  const processKey = key.cipher.processKey(challenge);
  const { bytes, dataOffset, nc } = command;
  const macOffset = dataOffset + nc - MAC_BYTES;
  // Header and data lie one after the other in a short command: CLA INS P1 P2 Lc data.
  const expected = algorithm.secureMessagingMac(processKey, bytes.subarray(0, macOffset));
  if (!equalConstantTime(expected, bytes.subarray(macOffset, macOffset + MAC_BYTES))) return SW.MAC_WRONG;
  return {
    data: bytes.slice(dataOffset, macOffset),
    decipher: (block) => algorithm.decipherBlock(processKey, block),
  };
}
