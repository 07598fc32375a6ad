import { CodecError } from '../codec/codec-error.js';

/** One entry of an AFL: records `first` to `last` of a file, of which the first `signed` take part in authentication. */
export interface AflEntry {
  /** 1 to 30. */
  readonly sfi: number;
  /** 1 to 255. */
  readonly first: number;
  readonly last: number;
  /** Records of this entry, from `first`, that belong to the static data to be authenticated. */
  readonly signed: number;
}

/** One record that an AFL names. */
export interface AflRecord {
  readonly sfi: number;
  readonly record: number;
  /** It belongs to the static data to be authenticated. */
  readonly signed: boolean;
}

const ENTRY_BYTES = 4;
/** Far above any card in the field (a dozen); an AFL that names more would keep a terminal reading for ever. */
export const MAXIMUM_AFL_RECORDS = 128;
const HIGHEST_SFI = 30;

/**
 * EMV 4.3 Book 3, 10.2.
 * @throws CodecError `AFL_INVALID`, with the offset of the entry, when it is empty or no multiple of 4 bytes, for an SFI
 * other than 1 to 30 or with bits below it, a first record 0, a last one before the first, more signed records than
 * there are, a record named twice, or more than 128 records in all.
 */
export function parseAfl(bytes: Uint8Array): AflEntry[] {
  if (bytes.length === 0 || bytes.length % ENTRY_BYTES !== 0)
    throw invalid(`${bytes.length} bytes are not one or more entries of ${ENTRY_BYTES}`, 0);
  const entries: AflEntry[] = [];
  let records = 0;
  for (let offset = 0; offset < bytes.length; offset += ENTRY_BYTES) {
    const entry = {
      sfi: bytes[offset]! >> 3,
      first: bytes[offset + 1]!,
      last: bytes[offset + 2]!,
      signed: bytes[offset + 3]!,
    };
    const fault = bytes[offset]! & 0x07 ? 'the bits below the SFI are not 0' : faultOf(entry);
    if (fault !== undefined) throw invalid(fault, offset);
    if (entries.some((other) => overlap(other, entry))) throw invalid('a record is named twice', offset);
    records += entry.last - entry.first + 1;
    if (records > MAXIMUM_AFL_RECORDS)
      throw invalid(`more than ${MAXIMUM_AFL_RECORDS} records are named`, offset);
    entries.push(entry);
  }
  return entries;
}

function faultOf({ sfi, first, last, signed }: AflEntry): string | undefined {
  if (sfi < 1 || sfi > HIGHEST_SFI) return `SFI ${sfi} is not 1 to ${HIGHEST_SFI}`;
  if (first < 1) return 'the first record is 0';
  if (last < first) return `the last record, ${last}, stands before the first, ${first}`;
  if (signed > last - first + 1) return `${signed} signed records are more than there are`;
  return undefined;
}

function overlap(a: AflEntry, b: AflEntry): boolean {
  return a.sfi === b.sfi && a.first <= b.last && b.first <= a.last;
}

/** @throws CodecError `AFL_INVALID` for what `parseAfl` would refuse. */
export function encodeAfl(entries: readonly AflEntry[]): Uint8Array {
  const bytes = new Uint8Array(entries.length * ENTRY_BYTES);
  for (const [index, entry] of entries.entries()) {
    const parts = [entry.sfi, entry.first, entry.last, entry.signed];
    const fault = parts.every((part) => Number.isInteger(part) && part >= 0 && part <= 0xff)
      ? faultOf(entry)
      : 'a number is no byte';
    if (fault !== undefined) throw invalid(fault, index * ENTRY_BYTES);
    bytes.set([entry.sfi << 3, entry.first, entry.last, entry.signed], index * ENTRY_BYTES);
  }
  parseAfl(bytes);
  return bytes;
}

/** Every record of an AFL in the order of reading. */
export function aflRecords(entries: readonly AflEntry[]): AflRecord[] {
  return entries.flatMap(({ sfi, first, last, signed }) =>
    Array.from({ length: last - first + 1 }, (_, index) => {
      return { sfi, record: first + index, signed: index < signed };
    }),
  );
}

function invalid(message: string, offset: number): CodecError {
  return new CodecError('AFL_INVALID', `AFL, entry at offset ${offset}: ${message}`, offset);
}
