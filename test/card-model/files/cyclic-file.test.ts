import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CyclicFile, type CyclicFileImage } from '../../../card-model/files/cyclic-file.js';
import { NonVolatileMemory } from '../../../card-model/kernel/non-volatile-memory.js';
import { bytes, hex } from '../../support/hex.js';
import { noRights } from '../../support/rights.js';

const image = (records: string[], maximumRecords = 3): CyclicFileImage => ({
  kind: 'cyclic',
  fid: 0xef07,
  rules: { read: 'always', update: 'always' },
  issuerData: false,
  recordBytes: 2,
  maximumRecords,
  records: records.map(bytes),
});
const recordsOf = (file: CyclicFile): string[] => file.toImage().records.map(hex);

function append(file: CyclicFile, record: string): void {
  const memory = new NonVolatileMemory();
  file.append(memory, bytes(record), 0);
  memory.commit();
}

describe('CyclicFile', () => {
  it('empty: no record', () => {
    const file = new CyclicFile(image([]), noRights);
    expect(file.recordCount).toBe(0);
    expect([0, 1, 2, 255].map((number) => file.record(number))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('record 1 is the newest; the oldest goes when the ring is full', () => {
    const file = new CyclicFile(image([]), noRights);
    const seen = ['0101', '0202', '0303', '0404', '0505'].map((record) => {
      append(file, record);
      return recordsOf(file).join(' ');
    });
    expect(seen).toEqual(['0101', '0202 0101', '0303 0202 0101', '0404 0303 0202', '0505 0404 0303']);
    expect(file.record(4)).toBeUndefined();
  });

  it('takes the new record out of a longer array', () => {
    const file = new CyclicFile(image([]), noRights);
    file.append(new NonVolatileMemory(), bytes('FFFFAABBFF'), 2);
    expect(recordsOf(file)).toEqual(['AABB']);
  });

  it('a file of one record always shows the last', () => {
    const file = new CyclicFile(image([], 1), noRights);
    for (const record of ['0101', '0202']) append(file, record);
    expect(recordsOf(file)).toEqual(['0202']);
  });

  it('an append that is taken back leaves nothing', () => {
    const file = new CyclicFile(image(['0303', '0202', '0101']), noRights);
    const memory = new NonVolatileMemory();
    file.append(memory, bytes('0404'), 0);
    memory.rollback();
    expect(recordsOf(file)).toEqual(['0303', '0202', '0101']);
  });

  it('law: what was appended comes back newest first, through any number of images', () => {
    const records = fc.array(fc.uint8Array({ minLength: 2, maxLength: 2 }).map(hex), { maxLength: 20 });
    fc.assert(
      fc.property(records, fc.integer({ min: 1, max: 6 }), (written, maximum) => {
        let file = new CyclicFile(image([], maximum), noRights);
        for (const record of written) {
          append(file, record);
          file = new CyclicFile(file.toImage(), noRights);
        }
        expect(recordsOf(file)).toEqual(written.toReversed().slice(0, maximum));
      }),
    );
  });
});
