import { toHex } from '../bytes.js';
import type { ByteRange } from './session-event.js';

/** What stands for a hidden byte: of a command, and of an answer (where a pattern takes it for any byte). */
export const HIDDEN_IN_COMMAND = '**';
export const HIDDEN_IN_ANSWER = '??';

const SPACE = 0x20;
const TAB = 0x09;

/** Bytes with a space between them, hidden ones as `mark`. */
export function bytesText(bytes: Uint8Array, hidden: readonly ByteRange[] | undefined, mark: string): string {
  if (hidden === undefined || hidden.length === 0) return toHex(bytes, ' ');
  const parts: string[] = [];
  let offset = 0;
  for (const range of hidden) {
    if (range.offset > offset) parts.push(toHex(bytes.subarray(offset, range.offset), ' '));
    parts.push(...Array.from({ length: range.count }, () => mark));
    offset = range.offset + range.count;
  }
  if (offset < bytes.length) parts.push(toHex(bytes.subarray(offset), ' '));
  return parts.join(' ');
}

export interface ParsedBytes {
  /** Hidden ones are 0. */
  bytes: Uint8Array;
  hidden: readonly ByteRange[];
  /** Where in the text it is no run of bytes, and why; absent when all is well. */
  fault?: { index: number; reason: 'not-a-digit' | 'odd' };
}

const NONE: readonly ByteRange[] = [];
const NO_BYTES = new Uint8Array(0);
/** Arrays of their own would cost more than the reading of what is in them. */
const SLAB_BYTES = 65_536;
const NO_DIGIT = 0xff;
const DIGITS = digitTable();

let slab = NO_BYTES;
let used = 0;

/**
 * Reads bytes from `start` to `end` of a line: digits of either case, with or without spaces, `mark` for a hidden one.
 * One pass without regular expressions, as a recording has millions of them; what it gives are views on shared memory.
 */
export function parseBytes(text: string, start: number, end: number, mark: string): ParsedBytes {
  const first = room((end - start) >> 1);
  const bytes = slab;
  const markCode = mark.charCodeAt(0);
  let hidden: ByteRange[] | undefined;
  let offset = first;
  for (let index = start; index < end; ) {
    const code = text.charCodeAt(index);
    if (code === SPACE || code === TAB) {
      index++;
      continue;
    }
    const next = index + 1 < end ? text.charCodeAt(index + 1) : SPACE;
    const high = digitOf(code);
    const low = digitOf(next);
    if ((high | low) <= 0xf) bytes[offset] = (high << 4) | low;
    else if (code === markCode && next === markCode) {
      bytes[offset] = 0;
      hidden = withHidden(hidden, offset - first);
    } else return faultAt(index, code === markCode || high <= 0xf, next);
    offset++;
    index += 2;
  }
  used = offset;
  return { bytes: bytes.subarray(first, offset), hidden: hidden ?? NONE };
}

/** Where the next so many bytes may be put in the slab. */
function room(count: number): number {
  if (used + count > slab.length) {
    slab = new Uint8Array(Math.max(count, SLAB_BYTES));
    used = 0;
  }
  return used;
}

function digitOf(code: number): number {
  return code < DIGITS.length ? DIGITS[code]! : NO_DIGIT;
}

function digitTable(): Uint8Array {
  const table = new Uint8Array(128).fill(NO_DIGIT);
  for (let digit = 0; digit < 16; digit++) {
    const character = digit.toString(16);
    table[character.charCodeAt(0)] = digit;
    table[character.toUpperCase().charCodeAt(0)] = digit;
  }
  return table;
}

/** @param begins whether the first of the two characters is one a byte begins with */
function faultAt(index: number, begins: boolean, next: number): ParsedBytes {
  if (!begins) return broken(index, 'not-a-digit');
  if (next === SPACE || next === TAB) return broken(index, 'odd');
  return broken(index + 1, 'not-a-digit');
}

function broken(index: number, reason: 'not-a-digit' | 'odd'): ParsedBytes {
  return { bytes: NO_BYTES, hidden: NONE, fault: { index, reason } };
}

function withHidden(ranges: ByteRange[] | undefined, offset: number): ByteRange[] {
  if (ranges === undefined) return [{ offset, count: 1 }];
  const last = ranges.at(-1)!;
  if (last.offset + last.count === offset) last.count++;
  else ranges.push({ offset, count: 1 });
  return ranges;
}
