import { expect, it } from 'vitest';
import {
  atcIn,
  lastOnlineAtcIn,
  raiseAtc,
} from '../../../../card-model/applications/pboc/transaction-counter.js';
import { DataObjects } from '../../../../card-model/files/data-objects.js';
import { NonVolatileMemory } from '../../../../card-model/kernel/non-volatile-memory.js';
import { bytes } from '../../../support/hex.js';

const with36 = (value: string) => new DataObjects([{ tag: 0x9f36, value: bytes(value) }]);

it.each([
  ['0000', 1],
  ['00FE', 0xff],
  ['00FF', 0x100],
  ['FFFC', 0xfffd],
  ['FFFD', 0xfffe],
])('%s rises to %i at once, and no rollback takes it back', (before, after) => {
  const [memory, objects] = [new NonVolatileMemory(), with36(before)];
  expect(raiseAtc(memory, objects)).toBe(after);
  memory.rollback();
  expect(atcIn(objects)).toBe(after);
});

it.each(['FFFE', 'FFFF'])('%s is used up, and stays', (value) => {
  const [memory, objects] = [new NonVolatileMemory(), with36(value)];
  expect(raiseAtc(memory, objects)).toBeUndefined();
  expect(memory.revision).toBe(0);
});

it('9F13, 0 where there is none', () => {
  expect(lastOnlineAtcIn(new DataObjects([{ tag: 0x9f13, value: bytes('0102') }]))).toBe(0x102);
  expect(lastOnlineAtcIn(new DataObjects([]))).toBe(0);
});
