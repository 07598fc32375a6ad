import { expect, it } from 'vitest';
import {
  HISTORY,
  type HistoryFlag,
  hasHappened,
  remember,
} from '../../../../card-model/applications/pboc/history.js';
import { DataObjects } from '../../../../card-model/files/data-objects.js';
import { NonVolatileMemory } from '../../../../card-model/kernel/non-volatile-memory.js';
import { hex } from '../../../support/hex.js';

const FLAGS = Object.keys(HISTORY.fields) as HistoryFlag[];
const empty = () => new DataObjects([{ tag: 0xc005, value: Uint8Array.of(0) }]);

it.each(FLAGS)('%s is remembered, alone, and forgotten', (flag) => {
  const [memory, objects] = [new NonVolatileMemory(), empty()];
  remember(memory, objects, { [flag]: true });
  expect(FLAGS.filter((other) => hasHappened(objects, other))).toEqual([flag]);
  remember(memory, objects, { [flag]: false });
  expect(hex(objects.get(0xc005)!)).toBe('00');
});

it('what does not change is not written', () => {
  const [memory, objects] = [new NonVolatileMemory(), empty()];
  remember(memory, objects, { SDA_FAILED: false });
  expect(memory.revision).toBe(0);
});

it('belongs to the running command', () => {
  const [memory, objects] = [new NonVolatileMemory(), empty()];
  remember(memory, objects, { SDA_FAILED: true });
  memory.rollback();
  expect(hasHappened(objects, 'SDA_FAILED')).toBe(false);
});

it('a card without the object remembers nothing until it must', () => {
  const [memory, objects] = [new NonVolatileMemory(), new DataObjects([])];
  expect(hasHappened(objects, 'SDA_FAILED')).toBe(false);
  remember(memory, objects, { SDA_FAILED: true });
  expect(hasHappened(objects, 'SDA_FAILED')).toBe(true);
});
