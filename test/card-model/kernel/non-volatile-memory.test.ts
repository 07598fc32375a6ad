import { describe, expect, it } from 'vitest';
import { NonVolatileMemory, PowerLoss } from '../../../card-model/kernel/non-volatile-memory.js';
import { bytes, hex } from '../../support/hex.js';

/** Two writes to one cell, one to another, a spent try, and the commit: five writes. */
function work(memory: NonVolatileMemory, record: Uint8Array, counter: Uint8Array, tries: Uint8Array): void {
  memory.spend(tries, 0, tries[0]! - 1);
  memory.write(record, 1, bytes('AABB'));
  memory.write(record, 2, bytes('FFCCFF'), 1, 1);
  memory.writeByte(counter, 0, 7);
  memory.commit();
}
const cells = () => [bytes('01020304'), bytes('00'), bytes('03')] as const;

describe('NonVolatileMemory', () => {
  it('writes where it is told to', () => {
    const [record, counter, tries] = cells();
    work(new NonVolatileMemory(), record, counter, tries);
    expect([record, counter, tries].map(hex)).toEqual(['01AACC04', '07', '02']);
  });

  it('rollback takes back all writes since the last commit, never what was spent', () => {
    const [record, counter, tries] = cells();
    const memory = new NonVolatileMemory();
    memory.write(record, 0, bytes('99'));
    memory.commit();
    memory.write(record, 0, bytes('AABB'));
    memory.write(record, 1, bytes('CC'));
    memory.writeByte(counter, 0, 7);
    memory.spend(tries, 0, 2);
    memory.rollback();
    expect([record, counter, tries].map(hex)).toEqual(['99020304', '00', '02']);
  });

  it('after a commit there is nothing to take back', () => {
    const [record] = cells();
    const memory = new NonVolatileMemory();
    memory.write(record, 0, bytes('99'));
    memory.commit();
    memory.rollback();
    expect(hex(record)).toBe('99020304');
  });

  it.each([
    [1, '01020304', '00', '02'],
    [2, '01020304', '00', '02'],
    [3, '01020304', '00', '02'],
    [4, '01020304', '00', '02'],
    [5, '01AACC04', '07', '02'],
  ])('power lost after write %i: nothing of the command, or all of it', (writes, ...expected) => {
    const [record, counter, tries] = cells();
    const memory = new NonVolatileMemory();
    memory.tearAfter(writes);
    expect(() => work(memory, record, counter, tries)).toThrow(PowerLoss);
    memory.rollback();
    expect([record, counter, tries].map(hex)).toEqual(expected);
  });

  it('an armed failure beyond the last write does not strike; 0 disarms', () => {
    const memory = new NonVolatileMemory();
    memory.tearAfter(6);
    work(memory, ...cells());
    memory.tearAfter(1);
    memory.tearAfter(0);
    work(memory, ...cells());
  });

  it('an empty command commits without a write', () => {
    const memory = new NonVolatileMemory();
    memory.tearAfter(1);
    memory.commit();
    expect(memory.revision).toBe(0);
  });

  it('the revision grows with every write and every write taken back', () => {
    const [record] = cells();
    const memory = new NonVolatileMemory();
    const seen = [memory.revision];
    memory.write(record, 0, bytes('99'));
    seen.push(memory.revision);
    memory.rollback();
    seen.push(memory.revision);
    memory.spend(record, 0, 1);
    seen.push(memory.revision);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(new Set(seen).size).toBe(4);
  });
});

describe('places', () => {
  it('are put as a whole, belong to the running command, and tell that the structure has changed', () => {
    const memory = new NonVolatileMemory();
    const first = ['a'];
    const place: { value: readonly string[] } = { value: first };
    memory.put(place, [...first, 'b']);
    memory.put(place, ['c']);
    expect([place.value, memory.structure, memory.revision]).toEqual([['c'], 2, 2]);
    memory.rollback();
    expect(place.value).toBe(first);
    expect(memory.structure).toBe(4);
    memory.put(place, ['d']);
    memory.commit();
    memory.rollback();
    expect([place.value, memory.structure]).toEqual([['d'], 5]);
  });

  it('a cell of a place that is put afterwards comes back too', () => {
    const memory = new NonVolatileMemory();
    const cell = bytes('01');
    const place = { value: [cell] };
    memory.writeByte(cell, 0, 9);
    memory.put(place, []);
    memory.rollback();
    expect(place.value.map(hex)).toEqual(['01']);
  });

  it('are a write at which power can fail', () => {
    const memory = new NonVolatileMemory();
    const place = { value: 1 };
    memory.tearAfter(1);
    expect(() => memory.put(place, 2)).toThrow(PowerLoss);
    memory.rollback();
    expect(place.value).toBe(1);
  });
});
