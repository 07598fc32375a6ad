import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findRecord,
  recordMode,
  recordParametersFit,
} from '../../../card-model/commands/record-reference.js';
import { CyclicFile } from '../../../card-model/files/cyclic-file.js';
import { LinearFile } from '../../../card-model/files/linear-file.js';
import { bytes } from '../../support/hex.js';
import { noRights } from '../../support/rights.js';

const header = { fid: 0xef05, rules: { read: 'always', update: 'always' }, issuerData: false } as const;
const linear = (...tags: string[]) =>
  new LinearFile(
    {
      ...header,
      kind: 'linear-variable',
      recordBytes: 3,
      maximumRecords: tags.length + 1,
      records: tags.map((tag) => bytes(`${tag}0100`)),
    },
    noRights,
  );

describe('findRecord in records tagged 01 40 40 02 40', () => {
  const file = linear('01', '40', '40', '02', '40');
  // P1, P2, current record, record found
  it.each([
    [0x40, 0, 0, 2],
    [0x40, 1, 0, 5],
    [0x40, 2, 0, 2],
    [0x40, 2, 2, 3],
    [0x40, 2, 3, 5],
    [0x40, 2, 5, 0],
    [0x40, 3, 0, 5],
    [0x40, 3, 5, 3],
    [0x40, 3, 2, 0],
    [0x40, 3, 1, 0],
    [0x41, 0, 0, 0],
    [0x41, 1, 0, 0],
    [0, 0, 4, 1],
    [0, 1, 4, 5],
    [0, 2, 4, 5],
    [0, 2, 5, 0],
    [0, 3, 4, 3],
    [0, 3, 1, 0],
    [1, 4, 0, 1],
    [5, 4, 0, 5],
    [6, 4, 0, 0],
    [0, 4, 0, 0],
    [0, 4, 3, 3],
  ])('P1 %i, P2 %i, current %i: record %i', (p1, p2, current, found) => {
    expect(findRecord(p1, p2, file, current)).toBe(found);
    expect(findRecord(p1, p2 | 0x28, file, current)).toBe(found);
  });
});

describe('records of a cyclic file have no tag', () => {
  const image = { ...header, kind: 'cyclic' as const, recordBytes: 2, maximumRecords: 4 };
  const file = new CyclicFile({ ...image, records: [bytes('4001'), bytes('4002')] }, noRights);
  it.each([
    [0x40, 0, 0, 0],
    [0, 0, 0, 1],
    [0, 1, 0, 2],
    [0, 2, 1, 2],
    [0, 3, 2, 1],
    [1, 4, 0, 1],
    [2, 4, 0, 2],
    [3, 4, 0, 0],
  ])('P1 %i, P2 %i, current %i: record %i', (p1, p2, current, found) => {
    expect(findRecord(p1, p2, file, current)).toBe(found);
  });
});

describe('P1 and P2', () => {
  it('fit unless P1 is FF, the SFI 31 or the mode above 4', () => {
    fc.assert(
      fc.property(fc.nat(255), fc.nat(255), (p1, p2) => {
        const reserved = p1 === 0xff || p2 >= 0xf8 || (p2 & 7) > 4;
        expect(recordParametersFit(p1, p2)).toBe(!reserved);
      }),
    );
  });
  it('the mode is the low three bits of P2', () => {
    expect([0x04, 0x2c, 0x28, 0xff].map(recordMode)).toEqual([4, 4, 0, 7]);
  });
});

it('law: a record that is found exists and carries the tag asked for', () => {
  const tags = fc.array(fc.constantFrom('01', '02', '40'), { maxLength: 8 });
  fc.assert(
    fc.property(tags, fc.nat(0xfe), fc.nat(4), fc.nat(8), (all, p1, mode, at) => {
      const file = linear(...all);
      const found = findRecord(p1, mode, file, Math.min(at, all.length));
      expect(found).toBeGreaterThanOrEqual(0);
      expect(found).toBeLessThanOrEqual(all.length);
      if (found > 0 && mode < 4 && p1 !== 0) expect(file.record(found)![0]).toBe(p1);
    }),
  );
});
