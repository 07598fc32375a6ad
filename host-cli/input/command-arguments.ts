import { fromHex } from '../../apdu/bytes.js';
import { CodecError } from '../../apdu/codec/codec-error.js';
import { UsageError } from '../errors/usage-error.js';

const ONE_BYTE = /^[0-9a-f]{2}$/i;

/**
 * Commands from the words after the verb. When every word is one byte (`00 A4 04 00`), they are one command together;
 * else each word, and each line of a word, is a command of its own, with white space where you like.
 * What they hold is for the card to judge, a command too short for a header included.
 * @throws UsageError naming the word
 */
export function commandsFromWords(words: readonly string[]): Uint8Array[] {
  const empty = words.findIndex((word) => word.trim() === '');
  if (empty >= 0)
    throw new UsageError(`word ${empty + 1} is empty; a command is hexadecimal, such as 0084000008`);
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
  if (command.length > 0) return command;
  throw new UsageError(`${place} has no byte of a command`);
}

export function bytesFromText(text: string, place: string): Uint8Array {
  try {
    return fromHex(text);
  } catch (error) {
    if (error instanceof CodecError) throw new UsageError(`${place}: ${error.message}`);
    throw error;
  }
}
