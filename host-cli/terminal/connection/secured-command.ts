import { concatBytes } from '../../../apdu/bytes.js';
import type { CommandFields } from '../../../apdu/codec/command-apdu.js';
import { type CardAlgorithm, padIso9797Method2 } from '../../../crypto/index.js';

const MAC_BYTES = 4;

/** CLA to P2 of a command. */
export type CommandHeader = Pick<CommandFields, 'cla' | 'ins' | 'p1' | 'p2'>;

/**
 * A command under secure messaging: data in clear become `count ‖ data ‖ 80 00...`, enciphered block by block; the MAC
 * covers the header with Lc as it is sent, and the enciphered data. conventions, PIN commands.
 * @param processKey of the key that secures the command, made with the card's last challenge
 */
export function securedCommand(
  header: CommandHeader,
  algorithm: CardAlgorithm,
  processKey: Uint8Array,
  clear?: Uint8Array,
): CommandFields {
  const data = clear ? encipher(algorithm, processKey, clear) : new Uint8Array(0);
  const { cla, ins, p1, p2 } = header;
  const covered = concatBytes(Uint8Array.of(cla, ins, p1, p2, data.length + MAC_BYTES), data);
  return { ...header, data: concatBytes(data, algorithm.secureMessagingMac(processKey, covered)) };
}

function encipher(algorithm: CardAlgorithm, processKey: Uint8Array, clear: Uint8Array): Uint8Array {
  const { blockBytes } = algorithm;
  const blocks = padIso9797Method2(concatBytes(Uint8Array.of(clear.length), clear), blockBytes);
  for (let offset = 0; offset < blocks.length; offset += blockBytes) {
    blocks.set(algorithm.encipherBlock(processKey, blocks.subarray(offset, offset + blockBytes)), offset);
  }
  return blocks;
}
