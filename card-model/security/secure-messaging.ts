import type { CommandView } from '../../apdu/codec/command-view.js';
import { type StatusWord, SW } from '../../apdu/codec/status-word.js';
import { type CardAlgorithm, cardAlgorithm, equalConstantTime } from '../../crypto/index.js';
import type { CardCore } from '../kernel/card-core.js';
import type { Key } from './key.js';

/** Length of the MAC that ends the data of a secured command. */
export const MAC_BYTES = 4;

const PADDING_START = 0x80;

/** A secured command whose MAC was right, or one that carries no MAC but enciphered data. */
export interface OpenedMessage {
  /** The deciphered data: what stood between the count before it and the padding behind it; undefined when there is no such form. */
  clear(): Uint8Array | undefined;
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
  return open(command, core, key, MAC_BYTES);
}

/** The same for a command that is enciphered and carries no MAC. Refuses with 6984. */
export function openEncipheredMessage(
  command: CommandView,
  core: CardCore,
  key: Key,
): OpenedMessage | StatusWord {
  return open(command, core, key, 0);
}

function open(
  { bytes, dataOffset, nc }: CommandView,
  core: CardCore,
  key: Key,
  macBytes: number,
): OpenedMessage | StatusWord {
  const challenge = core.messageChallenge;
  if (!challenge) return SW.NO_VALID_CHALLENGE;
  const algorithm = cardAlgorithm(key.algorithm);
  const processKey = key.cipher.processKey(challenge);
  const macOffset = dataOffset + nc - macBytes;
  if (macBytes > 0) {
    // Header and data lie one after the other in a short command: CLA INS P1 P2 Lc data.
    const expected = algorithm.secureMessagingMac(processKey, bytes.subarray(0, macOffset));
    if (!equalConstantTime(expected, bytes.subarray(macOffset, macOffset + macBytes))) return SW.MAC_WRONG;
  }
  const data = bytes.subarray(dataOffset, macOffset);
  return { clear: () => openBlocks(algorithm, processKey, data) };
}

/** Bytes of `count` bytes of data when enciphered: a count before them, padding behind, whole blocks. */
export function encipheredBytes(count: number, { blockBytes }: Pick<CardAlgorithm, 'blockBytes'>): number {
  return Math.ceil((1 + count + 1) / blockBytes) * blockBytes;
}

/** The data from `count ‖ data ‖ 80 00...`, enciphered block by block (ECB). */
function openBlocks(
  algorithm: CardAlgorithm,
  processKey: Uint8Array,
  enciphered: Uint8Array,
): Uint8Array | undefined {
  const { blockBytes } = algorithm;
  const clear = new Uint8Array(enciphered.length);
  for (let offset = 0; offset < enciphered.length; offset += blockBytes) {
    clear.set(algorithm.decipherBlock(processKey, enciphered.subarray(offset, offset + blockBytes)), offset);
  }
  const end = 1 + clear[0]!;
  const padding = clear.subarray(end);
  const padded = padding[0] === PADDING_START && padding.subarray(1).every((byte) => byte === 0);
  return padded ? clear.slice(1, end) : undefined;
}
