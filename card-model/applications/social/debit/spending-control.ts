import { type StatusWord, SW } from '../../../../apdu/codec/status-word.js';
import { isUnwritten } from '../../../../apdu/trace/element-text.js';
import type { CyclicFile } from '../../../files/cyclic-file.js';
import type { Directory } from '../../../files/directory.js';
import type { NonVolatileMemory } from '../../../kernel/non-volatile-memory.js';
import { bigEndian, DETAIL_BYTES } from './debit-message.js';

/** Files and elements of DF04 that a debit works with. ssc-card.md 1.5, 1.6. */
const CONTROL_FILE = 0xef06;
const DETAIL_FILE = 0xef08;
const TAG = { ALLOWED: 0x90, CEILING: 0x92, DEBITS_LEFT: 0x93 } as const;

const ALLOWED = 1;
const LAST_SEQUENCE = 0xffff;
const RECORD_HEADER_BYTES = 2;
/** Elements of this length are `dec`; shorter ones are digits in ASCII. */
const BINARY_BYTES = 4;

/** The state of EF06 and EF08 that allows a debit, and the way to use it up. */
export interface DebitAllowance {
  /** Tag 92, fen. */
  readonly ceiling: number;
  /** Of the next debit, 1 to FFFF. */
  readonly sequence: number;
  /** Takes one debit off tag 93 and appends the record to EF08, as part of the running command. */
  use(memory: NonVolatileMemory, record: Uint8Array): void;
}

/**
 * Whether the card may spend `total` fen now. Refuses with 6985 where offline settlement is not allowed, EF06 was not
 * personalised or the last sequence number is used up; 9401 above the ceiling; 9402 without debits left; 6A82, 6981,
 * 6A83 where a directory lacks the files.
 */
export function findAllowance(directory: Directory, total: number): DebitAllowance | StatusWord {
  const control = directory.fileByFid(CONTROL_FILE);
  const details = directory.fileByFid(DETAIL_FILE);
  if (!control || !details) return SW.FILE_NOT_FOUND;
  if (control.kind !== 'linear-variable' || details.kind !== 'cyclic') return SW.FILE_KIND_WRONG;
  if (details.recordBytes !== DETAIL_BYTES) return SW.FILE_KIND_WRONG;
  const element = (tag: number) => control.records.find((record) => record[0] === tag);
  const allowed = element(TAG.ALLOWED);
  const ceiling = element(TAG.CEILING);
  const debitsLeft = element(TAG.DEBITS_LEFT);
  if (!allowed || !ceiling || !debitsLeft) return SW.RECORD_NOT_FOUND;

  const limit = numberIn(ceiling);
  const left = numberIn(debitsLeft);
  const sequence = nextSequence(details);
  if (numberIn(allowed) !== ALLOWED || limit === undefined || left === undefined || sequence === undefined) {
    return SW.CONDITIONS_NOT_SATISFIED;
  }
  if (total > limit) return SW.AMOUNT_OVER_LIMIT;
  if (left === 0) return SW.DEBIT_COUNT_EXHAUSTED;
  return {
    ceiling: limit,
    sequence,
    use(memory, record) {
      details.append(memory, record, 0);
      memory.write(debitsLeft, RECORD_HEADER_BYTES, encodeLike(debitsLeft, left - 1));
    },
  };
}

/** Of the newest record + 1; undefined after FFFF. A card without records begins with 1. */
function nextSequence(details: CyclicFile): number | undefined {
  const newest = details.record(1);
  const last = newest === undefined ? 0 : (newest[0]! << 8) | newest[1]!;
  return last === LAST_SEQUENCE ? undefined : last + 1;
}

/** Undefined for an element that was not written or is no number. */
function numberIn(record: Uint8Array): number | undefined {
  const value = record.subarray(RECORD_HEADER_BYTES);
  if (isUnwritten(value)) return undefined;
  if (value.length === BINARY_BYTES) return value.reduce((sum, byte) => sum * 256 + byte, 0);
  const digits = String.fromCharCode(...value).replace(/\0+$/, '');
  return /^[0-9]+$/.test(digits) ? Number(digits) : undefined;
}

/** A number in the form and length that the element has. */
function encodeLike(record: Uint8Array, number: number): Uint8Array {
  const bytes = record.length - RECORD_HEADER_BYTES;
  if (bytes === BINARY_BYTES) return bigEndian(number, BINARY_BYTES);
  return Uint8Array.from(String(number).padStart(bytes, '0'), (digit) => digit.charCodeAt(0));
}
