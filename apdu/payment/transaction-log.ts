import { fromHex } from '../bytes.js';
import { CodecError } from '../codec/codec-error.js';
import { unlessDamaged } from '../codec/unless-damaged.js';
import { decodeAmount, encodeAmount } from './amount.js';
import { type DolEntry, splitDol, type TagValues } from './data-object-list.js';

/** Where a log is: tag 9F4D (transactions) or DF4D (loads). */
export interface LogEntry {
  /** 11 to 30. */
  sfi: number;
  /** Records at most, 1 to 255. */
  records: number;
}

/** One transaction of the log. A field is absent when the log format does not have it or holds nothing readable. */
export interface LogRecord {
  /** YYMMDD. */
  date?: string;
  /** HHMMSS. */
  time?: string;
  /** In the smallest unit of the transaction currency. */
  amount?: number;
  otherAmount?: number;
  /** Numeric code, three digits. */
  country?: string;
  currency?: string;
  merchant?: Uint8Array;
  transactionType?: number;
  counter?: number;
  /** Every object of the record by its tag. */
  objects: ReadonlyMap<number, Uint8Array>;
}

/** One step of electronic-cash loading or of PUT DATA, as the load log keeps it. */
export interface LoadLogRecord {
  /** P1 and P2 of the PUT DATA: the tag that was written. */
  tag: number;
  /** In fen. */
  before: number;
  after: number;
  /** YYMMDD. */
  date: string;
  /** HHMMSS. */
  time: string;
  counter: number;
}

/** The whole load log: record 00 of its file. */
export interface LoadLog {
  counter: number;
  /** Newest first. */
  records: readonly LoadLogRecord[];
  /** 4 bytes. */
  mac: Uint8Array;
}

/** The log format that every card in the field has: date, time, amounts, country, currency, merchant, type, ATC. */
export const USUAL_LOG_FORMAT: Uint8Array = fromHex('9A039F21039F02069F03069F1A025F2A029F4E149C019F3602');

const LOWEST_LOG_SFI = 11;
const HIGHEST_SFI = 30;
const LOAD_RECORD_BYTES = 22;
const LOAD_HEAD_BYTES = 3;
const MAC_BYTES = 4;
const MAXIMUM_LOADS = 10;

/** @throws CodecError `LOG_INVALID` when it is not an SFI of 11 to 30 and a count from 1. */
export function parseLogEntry(bytes: Uint8Array): LogEntry {
  const [sfi = 0, records = 0] = bytes;
  if (bytes.length === 2 && sfi >= LOWEST_LOG_SFI && sfi <= HIGHEST_SFI && records > 0)
    return { sfi, records };
  throw invalid('a log entry is an SFI of 11 to 30 and a count from 1');
}

/**
 * A raw record by the log format; undefined for a place that holds no transaction (all 00 or FF).
 * @throws CodecError `DOL_DATA_LENGTH` when the record is not as long as the format says.
 */
export function decodeLogRecord(format: readonly DolEntry[], record: Uint8Array): LogRecord | undefined {
  const objects = new Map(splitDol(format, record).map(({ tag, value }) => [tag, value]));
  if (record.every((byte) => byte === 0) || record.every((byte) => byte === 0xff)) return undefined;
  const decoded: LogRecord = { objects };
  assign(decoded, 'date', digits(objects, 0x9a));
  assign(decoded, 'time', digits(objects, 0x9f21));
  assign(decoded, 'amount', amount(objects, 0x9f02));
  assign(decoded, 'otherAmount', amount(objects, 0x9f03));
  assign(decoded, 'country', digits(objects, 0x9f1a)?.slice(-3));
  assign(decoded, 'currency', digits(objects, 0x5f2a)?.slice(-3));
  assign(decoded, 'merchant', objects.get(0x9f4e));
  assign(decoded, 'transactionType', objects.get(0x9c)?.[0]);
  assign(decoded, 'counter', counterOf(objects.get(0x9f36)));
  return decoded;
}

function assign<Key extends keyof LogRecord>(
  record: LogRecord,
  key: Key,
  value: LogRecord[Key] | undefined,
): void {
  if (value !== undefined) record[key] = value;
}

function digits(objects: TagValues, tag: number): string | undefined {
  const value = objects.get(tag);
  if (value === undefined || amount(objects, tag) === undefined) return undefined;
  return Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function amount(objects: TagValues, tag: number): number | undefined {
  const value = objects.get(tag);
  if (value === undefined || value.length === 0) return undefined;
  return unlessDamaged(() => decodeAmount(value));
}

function counterOf(value: Uint8Array | undefined): number | undefined {
  return value?.length === 2 ? (value[0]! << 8) | value[1]! : undefined;
}

/** @throws CodecError `LOG_INVALID` when lengths do not fit, `AMOUNT_INVALID`. */
export function decodeLoadLog(bytes: Uint8Array): LoadLog {
  const count = bytes[LOAD_HEAD_BYTES - 1] ?? 0;
  const end = LOAD_HEAD_BYTES + count * LOAD_RECORD_BYTES;
  if (count > MAXIMUM_LOADS || bytes.length !== end + MAC_BYTES)
    throw invalid(`a load log is ATC, count, up to ${MAXIMUM_LOADS} records of 22 bytes and a MAC of 4`);
  const records = Array.from({ length: count }, (_, index) => {
    const offset = LOAD_HEAD_BYTES + index * LOAD_RECORD_BYTES;
    return loadRecord(bytes.subarray(offset, offset + LOAD_RECORD_BYTES));
  });
  return { counter: counterOf(bytes.subarray(0, 2))!, records, mac: bytes.slice(end) };
}

function loadRecord(bytes: Uint8Array): LoadLogRecord {
  return {
    tag: counterOf(bytes.subarray(0, 2))!,
    before: decodeAmount(bytes.subarray(2, 8)),
    after: decodeAmount(bytes.subarray(8, 14)),
    date: decodeDigits(bytes.subarray(14, 17)),
    time: decodeDigits(bytes.subarray(17, 20)),
    counter: counterOf(bytes.subarray(20, 22))!,
  };
}

const decodeDigits = (bytes: Uint8Array): string =>
  String(decodeAmount(bytes)).padStart(bytes.length * 2, '0');

/** @throws CodecError `LOG_INVALID`, `AMOUNT_INVALID` for what `decodeLoadLog` could not give. */
export function encodeLoadLog({ counter, records, mac }: LoadLog): Uint8Array {
  if (records.length > MAXIMUM_LOADS || mac.length !== MAC_BYTES)
    throw invalid(`a load log has up to ${MAXIMUM_LOADS} records and a MAC of ${MAC_BYTES} bytes`);
  const bytes = new Uint8Array(LOAD_HEAD_BYTES + records.length * LOAD_RECORD_BYTES + MAC_BYTES);
  bytes.set([counter >> 8, counter & 0xff, records.length]);
  for (const [index, record] of records.entries())
    bytes.set(encodeLoadRecord(record), LOAD_HEAD_BYTES + index * LOAD_RECORD_BYTES);
  bytes.set(mac, bytes.length - MAC_BYTES);
  return bytes;
}

/** The 22 bytes of one record of the load log. @throws CodecError `AMOUNT_INVALID`. */
export function encodeLoadRecord({ tag, before, after, date, time, counter }: LoadLogRecord): Uint8Array {
  const bytes = new Uint8Array(LOAD_RECORD_BYTES);
  bytes.set([tag >> 8, tag & 0xff]);
  bytes.set(encodeAmount(before), 2);
  bytes.set(encodeAmount(after), 8);
  bytes.set(encodeAmount(Number(date), 3), 14);
  bytes.set(encodeAmount(Number(time), 3), 17);
  bytes.set([counter >> 8, counter & 0xff], 20);
  return bytes;
}

function invalid(message: string): CodecError {
  return new CodecError('LOG_INVALID', message);
}
