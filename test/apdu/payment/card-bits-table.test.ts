import { describe, expect, test } from 'vitest';
import { fromHex } from '../../../apdu/bytes.js';
import { type BitMap, describeBits } from '../../../apdu/payment/bit-field.js';
import * as tables from '../../../apdu/payment/card-bits-table.js';

const maps = (Object.entries(tables) as [string, BitMap | number][]).filter(
  (entry): entry is [string, BitMap] => typeof entry[1] !== 'number',
);

describe.each(maps)('%s', (_name, map) => {
  test('has both names and a source', () => {
    expect(map.name.en && map.name.zh && map.source).toBeTruthy();
  });

  test.each(Object.entries(map.fields))('%s', (_field, { byte, mask, value, name }) => {
    expect(name.en && name.zh).toBeTruthy();
    expect(byte).toBeGreaterThanOrEqual(1);
    expect(byte).toBeLessThanOrEqual(map.bytes);
    expect(mask & value).toBe(value);
    expect(mask).toBeLessThanOrEqual(0xff);
  });

  test('no two fields mean the same bits, and masks do not cut each other', () => {
    const fields = Object.values(map.fields);
    for (const a of fields) {
      for (const b of fields) {
        if (a === b || a.byte !== b.byte) continue;
        if (a.mask === b.mask) expect(a.value).not.toBe(b.value);
        else expect(a.mask & b.mask).toBe(0);
      }
    }
  });
});

const english = (map: BitMap, hex: string) =>
  describeBits(fromHex(hex), map).map(({ en }) => en.replace(/^byte (\d), bits? ([\d-]+): /, '$1.$2 '));

test.each([
  ['03A00000', ['2.8-7 second GENERATE AC not requested', '2.6-5 first GENERATE AC: ARQC']],
  ['03900000', ['2.8-7 second GENERATE AC not requested', '2.6-5 first GENERATE AC: TC']],
  ['03800000', ['2.8-7 second GENERATE AC not requested', '2.6-5 first GENERATE AC: AAC']],
  ['03A01000', ['2.8-7 second GENERATE AC not requested', '2.6-5 first GENERATE AC: ARQC', '3.5 new card']],
])('CVR of the field: %s', (hex, lines) => {
  expect(english(tables.CVR, hex)).toEqual(lines);
});

test('the count of scripts is a number', () => {
  expect(english(tables.CVR, '03800020').at(-1)).toBe(
    '4.8-5 issuer script commands on the last transaction: 2',
  );
});

test('AIP 7C00 and 7D00 of the field', () => {
  expect(english(tables.AIP, '7C00')).toHaveLength(5);
  expect(english(tables.AIP, '7D00').at(-1)).toBe('1.1 CDA supported');
});

test('9F68 of the field: 81500000', () => {
  expect(english(tables.CARD_PROCESSES, '81500000')).toEqual([
    '1.8 low-value check supported',
    '1.1 available offline amount (9F5D) returned',
    '2.7 transactions in a foreign currency not allowed',
    '2.5 offline approvals are logged',
  ]);
});

test('what is uncertain says so', () => {
  expect(tables.CTQ.fields.ONLINE_ON_FAILURE.source).toContain('?');
});
