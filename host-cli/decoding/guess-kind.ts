import { parseAtr } from '../../apdu/codec/atr.js';
import { parseAts } from '../../apdu/codec/ats.js';
import { parseTlv } from '../../apdu/codec/ber-tlv.js';
import { CodecError } from '../../apdu/codec/codec-error.js';
import { decodeCommand } from '../../apdu/codec/command-apdu.js';
import { describeStatusWord, SW } from '../../apdu/codec/status-word.js';
import { cardRecords } from './card-records.js';
import type { Kind } from './subject.js';

/** Instructions are even, and neither 6X nor 9X. ISO/IEC 7816-3:2006, 10.3.2. */
const isInstruction = (byte: number): boolean => byte % 2 === 0 && byte >> 4 !== 6 && byte >> 4 !== 9;
/** Classes in use: interindustry, proprietary of PBOC, and those of readers. */
const CLASSES: ReadonlySet<number> = new Set([
  0x00, 0x04, 0x0c, 0x10, 0x80, 0x84, 0x90, 0xa0, 0xb0, 0xbf, 0xf0, 0xff,
]);

const MAXIMUM_HISTORICAL_BYTES = 15;

type Test = (bytes: Uint8Array) => boolean;

/** In the order of asking: what is least likely to be true by chance comes first. */
const TESTS: readonly (readonly [Kind, Test])[] = [
  ['status', (bytes) => bytes.length === 2 && isStatusWord(bytes)],
  ['tlv', (bytes) => cardRecords(bytes) !== undefined],
  ['atr', reads((bytes) => parseAtr(bytes).checkByteRight)],
  ['command', (bytes) => looksLikeCommand(bytes)],
  // An answer with 9000 could also be read as objects, the last of them with tag 90 and no value.
  ['response', (bytes) => bytes.length > 2 && statusWordOf(bytes) === SW.SUCCESS],
  ['tlv', reads((bytes) => parseTlv(bytes).length > 0)],
  ['ats', reads((bytes) => parseAts(bytes).historical.length <= MAXIMUM_HISTORICAL_BYTES)],
  ['response', (bytes) => bytes.length > 2 && isStatusWord(bytes)],
  ['tlv', reads((bytes) => parseTlv(bytes, { mode: 'lenient' }).length > 0)],
];

/** What the bytes most likely are; undefined when they are nothing known. */
export function guessKind(bytes: Uint8Array): Kind | undefined {
  return TESTS.find(([, test]) => test(bytes))?.[0];
}

function looksLikeCommand(bytes: Uint8Array): boolean {
  if (bytes.length < 4 || !CLASSES.has(bytes[0]!) || !isInstruction(bytes[1]!)) return false;
  return reads((own) => decodeCommand(own) !== undefined)(bytes);
}

function statusWordOf(bytes: Uint8Array): number {
  return (bytes.at(-2)! << 8) | bytes.at(-1)!;
}

function isStatusWord(bytes: Uint8Array): boolean {
  return describeStatusWord(statusWordOf(bytes)).name !== 'INVALID';
}

function reads(test: Test): Test {
  return (bytes) => {
    try {
      return test(bytes);
    } catch (error) {
      if (error instanceof CodecError) return false;
      throw error;
    }
  };
}
