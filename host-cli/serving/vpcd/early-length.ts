import type { Protocol } from '../../../apdu/transport/transport.js';
import type { DirectoryImage } from '../../../card-model/files/directory.js';
import type { FileImage } from '../../../card-model/files/file-node.js';
import { decodeCardImage } from '../../../card-model/image/card-image.js';
import { commandCatalogue } from '../../../card-model/plan/dictionary.js';
import type { ServableCard } from '../../addresses/connection.js';

/**
 * The vpcd driver of Debian sends the length of a frame and its contents apart, and the contents wait some 40 ms for
 * the acknowledgement of the length. Anything we send carries that acknowledgement: the first byte of our answer's
 * length, 00, sent as soon as a length has come alone, ends the wait. It promises an answer below 256 bytes before the
 * command is known, so it is only for cards all of whose answers are that short.
 */
export const EARLY_LENGTH_BYTE = Uint8Array.of(0x00);
/** Data and status word. */
export const LONGEST_EARLY_ANSWER_BYTES = 255;
const STATUS_WORD_BYTES = 2;
const LONGEST_EARLY_DATA_BYTES = LONGEST_EARLY_ANSWER_BYTES - STATUS_WORD_BYTES;

/** Le 00 of a short command, and all that T=0 can carry. ISO/IEC 7816-3:2006, 12.1. */
const SHORT_NE = 256;

/**
 * Commands that answer nothing but a status word, or data of a length that is known here, or a file's: a command that
 * is not in this table might answer anything.
 */
const BOUNDED_COMMANDS: ReadonlySet<string> = new Set([
  'SELECT', // an FCI or FCP: at most two names of 16 bytes and a few numbers
  'READ RECORD',
  'READ BINARY',
  'GET RESPONSE', // what another command of this table left waiting
  'GET CHALLENGE', // 4, 8 or 16
  'INTERNAL AUTHENTICATE', // one cryptogram
  'UPDATE RECORD',
  'UPDATE BINARY',
  'APPEND RECORD',
  'VERIFY',
  'CHANGE PIN',
  'PIN UNBLOCK / RELOAD',
  'EXTERNAL AUTHENTICATE',
  // Of states, keys and building: a status word.
  'APPLICATION BLOCK',
  'APPLICATION UNBLOCK',
  'CARD BLOCK',
  'ACTIVATE',
  'DEACTIVATE',
  'TERMINATE',
  'SHOW TRANSPORT KEY',
  'SET ATR HEAD',
  'SET SERIAL NUMBER',
  'CREATE FILE', // a longer file than there was is found out when it is read
  'DELETE FILE',
  'WRITE KEY',
  'WRITE KEY (enciphered)',
  'WRITE KEY (secured)',
  'WRITE RECORD',
  'PUT DATA (personalisation)',
  'END PRE-ISSUE',
  'INITIALISE DEBIT', // 12 bytes
  'DEBIT', // 8
  // Of the bank: counters and limits, one cryptogram, one signature of at most 128 bytes.
  'GET DATA',
  'PUT DATA',
  'GET PROCESSING OPTIONS',
  'GENERATE AC',
  'PIN CHANGE/UNBLOCK',
  // Of the PSAM: one block.
  'DIVERSIFY KEY',
  'ENCIPHER',
]);

/**
 * Why the early length byte cannot be used with a card.
 * @returns undefined when every answer of the card fits
 */
export function earlyLengthRefusal(card: ServableCard, protocol: Protocol): string | undefined {
  const unknown = commandCatalogue(card.profile).find(({ name }) => !BOUNDED_COMMANDS.has(name));
  if (unknown !== undefined) {
    return `the card has the command ${unknown.name}, and it is not known how long its answers are`;
  }
  const { path, bytes } = longestAnswer(decodeCardImage(card.image()).masterFile, '');
  const reached = protocol === 'T=0' ? Math.min(bytes, SHORT_NE) : bytes;
  if (reached <= LONGEST_EARLY_DATA_BYTES) return undefined;
  return `${path} of the card holds ${bytes} bytes, so an answer can have ${reached}, and the early byte promises at most ${LONGEST_EARLY_DATA_BYTES}`;
}

interface Longest {
  readonly path: string;
  readonly bytes: number;
}

/** The file that can give the longest answer. A record is read whole, a transparent file as far as Ne goes. */
function longestAnswer(directory: DirectoryImage, above: string): Longest {
  const path = `${above}${hex(directory.fid)}`;
  const here = directory.files.map((file) => ({
    path: `file ${path}/${hex(file.fid)}`,
    bytes: answerBytes(file),
  }));
  const below = directory.directories.map((child) => longestAnswer(child, `${path}/`));
  return [...here, ...below].reduce((longest, next) => (next.bytes > longest.bytes ? next : longest), {
    path,
    bytes: 0,
  });
}

function answerBytes(file: FileImage): number {
  switch (file.kind) {
    case 'transparent':
      return file.content.length;
    case 'cyclic':
      return file.recordBytes;
    default:
      return Math.max(0, ...file.records.map((record) => record.length));
  }
}

function hex(fid: number): string {
  return fid.toString(16).toUpperCase().padStart(4, '0');
}
