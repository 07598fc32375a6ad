import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concatBytes, fromHex, toHex } from '../../../apdu/bytes.js';
import { dolDataLength, parseDol } from '../../../apdu/payment/data-object-list.js';
import {
  decodeLoadLog,
  decodeLogRecord,
  encodeLoadLog,
  parseLogEntry,
  USUAL_LOG_FORMAT,
} from '../../../apdu/payment/transaction-log.js';
import { anyBytes, expectCodecError, expectValueOrCodecError } from '../arbitrary.js';

const FORMAT = parseDol(USUAL_LOG_FORMAT);
const MERCHANT = '53484F5000000000000000000000000000000000';
const RECORD = `261122101112000000001234000000000000${'01560156'}${MERCHANT}000007`;

test('log entries', () => {
  expect(parseLogEntry(fromHex('0B0A'))).toEqual({ sfi: 11, records: 10 });
  for (const wrong of ['', '0B', '0A0A', '1F0A', '0B00', '0B0A00'])
    expectCodecError(() => parseLogEntry(fromHex(wrong)), 'LOG_INVALID');
});

describe('log records', () => {
  test('the format of the field', () => {
    expect(dolDataLength(FORMAT)).toBe(45);
    expect(decodeLogRecord(FORMAT, fromHex(RECORD))).toMatchObject({
      date: '261122',
      time: '101112',
      amount: 1234,
      otherAmount: 0,
      country: '156',
      currency: '156',
      transactionType: 0,
      counter: 7,
    });
  });

  test('an empty place', () => {
    expect(decodeLogRecord(FORMAT, new Uint8Array(45))).toBeUndefined();
    expect(decodeLogRecord(FORMAT, new Uint8Array(45).fill(0xff))).toBeUndefined();
  });

  test('a field that is no number is absent, the record is not lost', () => {
    const damaged = decodeLogRecord(FORMAT, fromHex(RECORD.replace('000000001234', '00000000FFFF')))!;
    expect(damaged.amount).toBeUndefined();
    expect(damaged.counter).toBe(7);
  });

  test('another length', () => {
    expectCodecError(() => decodeLogRecord(FORMAT, fromHex(RECORD.slice(2))), 'DOL_DATA_LENGTH');
  });
});

describe('the load log', () => {
  const load = { tag: 0x9f79, before: 0, after: 10_000, date: '261122', time: '101112', counter: 3 };
  const log = { counter: 4, records: [load, { ...load, counter: 2 }], mac: fromHex('11223344') };

  test('comes back', () => {
    const bytes = encodeLoadLog(log);
    expect(toHex(bytes.subarray(0, 25))).toBe(
      `0004029F79${'000000000000'}${'000000010000'}${'261122101112'}0003`,
    );
    expect(decodeLoadLog(bytes)).toEqual(log);
    expect(decodeLoadLog(encodeLoadLog({ ...log, records: [] })).records).toEqual([]);
  });

  test('is refused with another length or too many loads', () => {
    const bytes = encodeLoadLog(log);
    for (const wrong of [bytes.subarray(1), concatBytes(bytes, Uint8Array.of(0)), new Uint8Array(0)])
      expectCodecError(() => decodeLoadLog(wrong), 'LOG_INVALID');
    expectCodecError(() => decodeLoadLog(fromHex(`00040B${'00'.repeat(11 * 22 + 4)}`)), 'LOG_INVALID');
    const records = Array.from({ length: 11 }, () => load);
    expectCodecError(() => encodeLoadLog({ ...log, records }), 'LOG_INVALID');
  });
});

test('law: any bytes give records or CodecError', () => {
  fc.assert(
    fc.property(anyBytes(240), (bytes) => {
      for (const decode of [parseLogEntry, decodeLoadLog]) expectValueOrCodecError(() => decode(bytes));
      expectValueOrCodecError(() => decodeLogRecord(FORMAT, bytes));
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 45, maxLength: 45 }), (bytes) =>
      expectValueOrCodecError(() => decodeLogRecord(FORMAT, bytes)),
    ),
  );
});
