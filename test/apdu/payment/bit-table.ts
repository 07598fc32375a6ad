import { describe, expect, test } from 'vitest';
import { fromHex } from '../../../apdu/bytes.js';
import { type BitMap, describeBits } from '../../../apdu/payment/bit-field.js';

/** What holds of every bit map of a module; its other exports are numbers. */
export function describeBitMaps(module: Readonly<Record<string, BitMap | number>>): void {
  const maps = Object.entries(module).filter(
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
}

/** The lines of a value in English, each begun by byte and bit alone: '2.5 new card'. */
export function english(map: BitMap, hex: string): string[] {
  return describeBits(fromHex(hex), map).map(({ en }) =>
    en.replace(/^byte (\d), bits? ([\d-]+): /, '$1.$2 '),
  );
}
