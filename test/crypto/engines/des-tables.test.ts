import { describe, expect, it } from 'vitest';
import * as tables from '../../../crypto/engines/des-tables.js';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b);

describe('DES tables', () => {
  it('permute: every bit once, parity bits and the eight dropped ones never', () => {
    expect(sorted(tables.PERMUTED_CHOICE_1)).toEqual(upTo(64).filter((bit) => bit % 8 !== 0));
    expect(sorted(tables.PERMUTATION_P)).toEqual(upTo(32));
    expect(new Set(tables.PERMUTED_CHOICE_2).size).toBe(48);
    const dropped = upTo(56).filter((bit) => !tables.PERMUTED_CHOICE_2.some((kept) => kept === bit));
    expect(dropped).toEqual([9, 18, 22, 25, 35, 38, 43, 54]);
  });

  it('rotate the halves all the way round', () => {
    expect(tables.KEY_ROTATIONS.reduce((sum, step) => sum + step, 0)).toBe(28);
  });

  it('have a permutation in each row of each S-box', () => {
    for (const box of tables.S_BOXES) {
      for (const row of box.match(/.{16}/g)!) {
        expect([...row].sort().join('')).toBe('0123456789abcdef');
      }
    }
    expect(new Set(tables.S_BOXES).size).toBe(8);
  });
});
