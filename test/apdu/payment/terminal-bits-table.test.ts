import { describe, expect, test } from 'vitest';
import { fromHex } from '../../../apdu/bytes.js';
import { type BitMap, describeBits } from '../../../apdu/payment/bit-field.js';
import * as tables from '../../../apdu/payment/terminal-bits-table.js';

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

test('TVR 0400008000', () => {
  expect(english(tables.TVR, '0400008000')).toEqual([
    '1.3 CDA failed',
    '4.8 transaction exceeds floor limit',
  ]);
});

test.each(['26000000', '28000000', '34000000', '36800000', '56000000'])(
  'TTQ of the field: %s has no unknown bit',
  (hex) => {
    expect(english(tables.TTQ, hex).join()).not.toContain('not defined');
  },
);

test('TTQ 36800000', () => {
  expect(english(tables.TTQ, '36800000')).toEqual([
    '1.6 qPBOC supported',
    '1.5 contact PBOC debit/credit supported',
    '1.3 online PIN supported',
    '1.2 signature supported',
    '2.8 online cryptogram required',
  ]);
});
