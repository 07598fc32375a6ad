import { fromHex } from '../../apdu/bytes.js';
import { CodecError } from '../../apdu/codec/codec-error.js';
import { UsageError } from '../errors/usage-error.js';

const MINIMUM_BYTES = 4;
const ONE_BYTE = /^[0-9a-f]{2}$/i;

/**
 * Commands from the words after the verb. When every word is one byte (`00 A4 04 00`), they are one command together;
 * else each word, and each line of a word, is a command of its own, with white space where you like.
 * @throws UsageError naming the word
 */
export function commandsFromWords(words: readonly string[]): Uint8Array[] {
  return joinedWords(words).map((text, index) => commandFromText(text, `command ${index + 1}`));
}

/** The same rule for texts that need not be commands. */
export function joinedWords(words: readonly string[]): string[] {
  if (words.every((word) => ONE_BYTE.test(word))) return [words.join('')];
  return words.flatMap((word) => word.split(/\r?\n/)).filter((line) => line.trim() !== '');
}

/** @param place for the message: `line 3` */
export function commandFromText(text: string, place: string): Uint8Array {
  const command = bytesFromText(text, place);
  if (command.length >= MINIMUM_BYTES) return command;
  const rule = 'give each command as one word, or one command byte by byte';
  throw new UsageError(`${place} has ${command.length} of the ${MINIMUM_BYTES} bytes CLA INS P1 P2; ${rule}`);
}

export function bytesFromText(text: string, place: string): Uint8Array {
  try {
    return fromHex(text);
  } catch (error) {
    if (error instanceof CodecError) throw new UsageError(`${place}: ${error.message}`);
    throw error;
  }
}
