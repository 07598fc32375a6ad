import { toHex } from '../bytes.js';
import { CodecError } from '../codec/codec-error.js';
import { formatOfTag, type TagFormat } from './tag-format.js';

/** One line of a data object list (PDOL, CDOL, DDOL, log format): which object, and in how many bytes. */
export interface DolEntry {
  readonly tag: number;
  /** 0 to 252 bytes. */
  readonly length: number;
}

/** Where values are looked up when the data of a list are built: a `Map`, or anything with its `get`. */
export interface TagValues {
  get(tag: number): Uint8Array | undefined;
}

/** What one short command can carry: 255 bytes of data, less template 83 with a length of two bytes. */
export const MAXIMUM_DOL_DATA_BYTES = 252;

const MAXIMUM_TAG_BYTES = 3;

/**
 * The entries of a list in their order; an empty list has none. EMV 4.3 Book 3, 5.4.
 * @throws CodecError `DOL_INVALID` for a tag or length that is cut off or not in its only form, `DOL_TOO_LONG` when the
 * data it asks for would not fit one command.
 */
export function parseDol(bytes: Uint8Array): DolEntry[] {
  const entries: DolEntry[] = [];
  let offset = 0;
  let total = 0;
  while (offset < bytes.length) {
    const end = tagEnd(bytes, offset);
    const length = bytes[end];
    if (length === undefined) throw invalid('the last tag lacks its length', offset);
    let tag = 0;
    for (let index = offset; index < end; index++) tag = tag * 256 + bytes[index]!;
    total += length;
    if (total > MAXIMUM_DOL_DATA_BYTES) {
      const message = `the list asks for more than the ${MAXIMUM_DOL_DATA_BYTES} bytes that fit one command`;
      throw new CodecError('DOL_TOO_LONG', message, end);
    }
    entries.push({ tag, length });
    offset = end + 1;
  }
  return entries;
}

function tagEnd(bytes: Uint8Array, offset: number): number {
  const first = bytes[offset]!;
  if (first === 0) throw invalid('tag 00 does not exist', offset);
  let end = offset + 1;
  if ((first & 0x1f) !== 0x1f) return end;
  if (bytes[end] === 0x80) throw invalid('a tag is not in its shortest form', offset);
  while (end < bytes.length && bytes[end]! & 0x80) end++;
  if (end >= bytes.length) throw invalid('a tag lacks its last byte', offset);
  end++;
  if (end - offset > MAXIMUM_TAG_BYTES)
    throw invalid(`a tag is longer than ${MAXIMUM_TAG_BYTES} bytes`, offset);
  return end;
}

/** @throws CodecError `DOL_INVALID` for a number that is no tag of 1 to 3 bytes, or a length beyond 252. */
export function encodeDol(entries: readonly DolEntry[]): Uint8Array {
  const bytes: number[] = [];
  for (const { tag, length } of entries) {
    const first = bytes.length;
    for (const shift of [0x1_0000, 0x100, 1]) if (tag >= shift) bytes.push(Math.floor(tag / shift) & 0xff);
    const alone = Uint8Array.from(bytes.slice(first));
    if (alone.length === 0 || tag > 0xff_ffff || tagEnd(alone, 0) !== alone.length)
      throw invalid(`${toHex(alone)} is no tag`);
    if (!Number.isInteger(length) || length < 0 || length > MAXIMUM_DOL_DATA_BYTES)
      throw invalid(`a length of ${length} cannot stand in a list`);
    bytes.push(length);
  }
  return Uint8Array.from(bytes);
}

/** Bytes of data that a list asks for. */
export function dolDataLength(dol: readonly DolEntry[]): number {
  let total = 0;
  for (const { length } of dol) total += length;
  return total;
}

/**
 * The data that a list asks for. EMV 4.3 Book 3, 5.4: an object without value is zeros; a value that is too long loses
 * bytes on the left when numeric, else on the right; one that is too short gets 00 on the left when numeric, FF on the
 * right when compressed numeric, else 00 on the right.
 */
export function buildDol(
  dol: readonly DolEntry[],
  values: TagValues,
  formatOf: (tag: number) => TagFormat = formatOfTag,
): Uint8Array {
  const data = new Uint8Array(dolDataLength(dol));
  let offset = 0;
  for (const { tag, length } of dol) {
    const value = values.get(tag);
    if (value !== undefined) placeValue(value, data.subarray(offset, offset + length), formatOf(tag));
    offset += length;
  }
  return data;
}

function placeValue(value: Uint8Array, place: Uint8Array, format: TagFormat): void {
  const spare = place.length - value.length;
  if (format === 'n') {
    if (spare >= 0) place.set(value, spare);
    else place.set(value.subarray(-spare));
    return;
  }
  if (format === 'cn' && spare > 0) place.fill(0xff, value.length);
  place.set(spare < 0 ? value.subarray(0, place.length) : value);
}

/** One object of the data that were sent by a list; `value` is a view on them. */
export interface DolValue {
  readonly tag: number;
  readonly value: Uint8Array;
}

/** @throws CodecError `DOL_DATA_LENGTH` when the data are not as long as the list asks. */
export function splitDol(dol: readonly DolEntry[], data: Uint8Array): DolValue[] {
  const length = dolDataLength(dol);
  if (data.length !== length) {
    throw new CodecError(
      'DOL_DATA_LENGTH',
      `the list asks for ${length} bytes of data; there are ${data.length}`,
    );
  }
  let offset = 0;
  return dol.map((entry) => {
    const value = data.subarray(offset, offset + entry.length);
    offset += entry.length;
    return { tag: entry.tag, value };
  });
}

/** Where the first object with a tag stands in the data of a list; undefined when the list does not ask for it. */
export function placeInDol(
  dol: readonly DolEntry[],
  tag: number,
): { offset: number; length: number } | undefined {
  let offset = 0;
  for (const entry of dol) {
    if (entry.tag === tag) return { offset, length: entry.length };
    offset += entry.length;
  }
  return undefined;
}

function invalid(message: string, offset?: number): CodecError {
  return new CodecError('DOL_INVALID', `data object list: ${message}`, offset);
}
