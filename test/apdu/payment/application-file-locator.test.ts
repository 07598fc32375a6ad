import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../../apdu/bytes.js';
import {
  aflRecords,
  encodeAfl,
  MAXIMUM_AFL_RECORDS,
  parseAfl,
} from '../../../apdu/payment/application-file-locator.js';
import { anyBytes, expectCodecError, expectValueOrCodecError } from '../arbitrary.js';

test('the AFL of a dual-algorithm card', () => {
  const afl = parseAfl(fromHex('08010200400103001801020120010100'));
  expect(afl).toEqual([
    { sfi: 1, first: 1, last: 2, signed: 0 },
    { sfi: 8, first: 1, last: 3, signed: 0 },
    { sfi: 3, first: 1, last: 2, signed: 1 },
    { sfi: 4, first: 1, last: 1, signed: 0 },
  ]);
  const records = aflRecords(afl);
  expect(records).toHaveLength(8);
  expect(records.filter(({ signed }) => signed)).toEqual([{ sfi: 3, record: 1, signed: true }]);
});

describe('refused', () => {
  test.each([
    ['nothing', ''],
    ['part of an entry', '080101'],
    ['SFI 0', '00010100'],
    ['SFI 31', 'F8010100'],
    ['bits below the SFI', '09010100'],
    ['first record 0', '08000100'],
    ['last before first', '08030200'],
    ['more signed than there are', '08010203'],
    ['a record named twice', '0801020008020300'],
    ['one range inside another', '0801050008030300'],
    ['all records of all files', '0801FF001001FF001801FF00'],
  ])('%s', (_what, hex) => {
    expectCodecError(() => parseAfl(fromHex(hex)), 'AFL_INVALID');
  });

  test('the entry at fault is told', () => {
    expectCodecError(() => parseAfl(fromHex('0801010010000100')), 'AFL_INVALID', 4);
  });

  test('what cannot be written', () => {
    expectCodecError(() => encodeAfl([]), 'AFL_INVALID');
    expectCodecError(() => encodeAfl([{ sfi: 31, first: 1, last: 1, signed: 0 }]), 'AFL_INVALID');
    expectCodecError(() => encodeAfl([{ sfi: 1, first: 1, last: 256, signed: 0 }]), 'AFL_INVALID');
  });
});

test('laws: round trip; no AFL is endless; any bytes give entries or CodecError', () => {
  fc.assert(
    fc.property(anyBytes(252), (bytes) => {
      expectValueOrCodecError(() => {
        const entries = parseAfl(bytes);
        expect(toHex(encodeAfl(entries))).toBe(toHex(bytes));
        expect(aflRecords(entries).length).toBeLessThanOrEqual(MAXIMUM_AFL_RECORDS);
      });
    }),
  );
  const entry = fc
    .tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 200 }), fc.nat(10), fc.nat(11))
    .map(([sfi, first, more, signed]) => ({
      sfi,
      first,
      last: first + more,
      signed: Math.min(signed, more + 1),
    }));
  fc.assert(
    fc.property(
      fc.uniqueArray(entry, { minLength: 1, maxLength: 8, selector: ({ sfi }) => sfi }),
      (entries) => {
        expect(parseAfl(encodeAfl(entries))).toEqual(entries);
      },
    ),
  );
});
