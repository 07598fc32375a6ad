import { describe, expect, it } from 'vitest';
import { LinearFile, type LinearFileImage } from '../../../card-model/files/linear-file.js';
import { NonVolatileMemory } from '../../../card-model/kernel/non-volatile-memory.js';
import { bytes } from '../../support/hex.js';
import { noRights } from '../../support/rights.js';

const image: LinearFileImage = {
  kind: 'linear-variable',
  fid: 0xef05,
  rules: { read: 'always', update: 'never' },
  issuerData: true,
  recordBytes: 6,
  maximumRecords: 3,
  records: [bytes('020133'), bytes('0304332E3030')],
};

describe('LinearFile', () => {
  it('counts its records from 1', () => {
    const file = new LinearFile(image, noRights);
    expect(file.recordCount).toBe(2);
    expect(file.record(0)).toBeUndefined();
    expect(file.record(1)).toEqual(bytes('020133'));
    expect(file.record(2)).toEqual(bytes('0304332E3030'));
    expect(file.record(3)).toBeUndefined();
  });

  it('gives back the image it was made of, in copies', () => {
    const file = new LinearFile(image, noRights);
    expect(file.toImage()).toEqual(image);
    file.toImage().records[0]!.fill(0);
    file.record(2)!.fill(0);
    expect(file.toImage().records[0]).toEqual(bytes('020133'));
    expect(image.records[1]).toEqual(bytes('0304332E3030'));
  });
});

describe('append', () => {
  it('adds behind the last as part of the running command, until the file is full', () => {
    const file = new LinearFile(image, noRights);
    const memory = new NonVolatileMemory();
    const record = bytes('0A0111');
    file.append(memory, record);
    memory.rollback();
    expect([file.recordCount, file.full]).toEqual([2, false]);
    file.append(memory, record);
    memory.commit();
    expect([file.recordCount, file.full, file.record(3)]).toEqual([3, true, record]);
  });

  it('keeps a copy', () => {
    const file = new LinearFile(image, noRights);
    const record = bytes('0A0111');
    file.append(new NonVolatileMemory(), record);
    record.fill(0);
    expect(file.record(3)).toEqual(bytes('0A0111'));
  });
});
