import { concatBytes } from '../bytes.js';
import { requireLength } from '../checks.js';

/** Length of factors, challenges and cryptograms. */
export const FACTOR_BYTES = 8;
export const CARD_KEY_BYTES = 16;
export const MAC_BYTES = 4;
/** 卡识别码 without its MAC. */
export const IDENTIFICATION_BYTES = 12;

export function complement(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => ~byte);
}

/** Seed of a debit session key: random, sequence, right two bytes of the terminal's sequence. 8 bytes. */
export function debitSeed(
  random: Uint8Array,
  sequence: Uint8Array,
  terminalSequence: Uint8Array,
): Uint8Array {
  requireLength(random, 4, 'The random number of INITIALISE');
  requireLength(sequence, 2, 'The sequence number of INITIALISE');
  requireLength(terminalSequence, 4, "The terminal's sequence number");
  return concatBytes(random, sequence, terminalSequence.subarray(2));
}
