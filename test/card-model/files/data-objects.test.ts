import { describe, expect, it } from 'vitest';
import { DataObjects } from '../../../card-model/files/data-objects.js';
import { NonVolatileMemory, PowerLoss } from '../../../card-model/kernel/non-volatile-memory.js';
import { bytes } from '../../support/hex.js';

const objects = () =>
  new DataObjects([
    { tag: 0x9f79, value: bytes('000000020000') },
    { tag: 0x9f36, value: bytes('0001') },
  ]);

describe('DataObjects', () => {
  it('are found by tag and given back in the order of their tags, in copies', () => {
    const given = objects();
    expect(given.get(0x9f36)).toEqual(bytes('0001'));
    expect(given.get(0x9f13)).toBeUndefined();
    expect(given.size).toBe(2);
    expect(given.bytes).toBe(8);
    expect(given.toImages().map(({ tag }) => tag)).toEqual([0x9f36, 0x9f79]);
    given.toImages()[0]!.value.fill(0xff);
    expect(given.get(0x9f36)).toEqual(bytes('0001'));
  });

  it('a write belongs to the running command, whether the length stays, changes, or the tag is new', () => {
    for (const [tag, value] of [
      [0x9f36, '0002'],
      [0x9f36, '000203'],
      [0x9f13, '0001'],
    ] as const) {
      const memory = new NonVolatileMemory();
      const [committed, undone] = [objects(), objects()];
      committed.write(memory, tag, bytes(value));
      memory.commit();
      undone.write(memory, tag, bytes(value));
      memory.rollback();
      expect(committed.get(tag)).toEqual(bytes(value));
      expect(undone.toImages()).toEqual(objects().toImages());
    }
  });

  it('what is spent stays, all its bytes at once, also when power fails right after', () => {
    const memory = new NonVolatileMemory();
    const given = objects();
    memory.tearAfter(1);
    expect(() => given.spend(memory, 0x9f36, bytes('0100'))).toThrow(PowerLoss);
    memory.rollback();
    expect(given.get(0x9f36)).toEqual(bytes('0100'));
  });

  it('clear takes all away and can be undone', () => {
    const memory = new NonVolatileMemory();
    const given = objects();
    given.clear(memory);
    expect(given.size).toBe(0);
    memory.rollback();
    expect(given.size).toBe(2);
  });
});
