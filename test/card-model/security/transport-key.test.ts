import { expect, it } from 'vitest';
import { NonVolatileMemory } from '../../../card-model/kernel/non-volatile-memory.js';
import { TRANSPORT_KEY_BYTES, TransportKey } from '../../../card-model/security/transport-key.js';
import { bytes } from '../../support/hex.js';

const value = bytes('5353434152443031');
const make = (triesLeft = 3) => new TransportKey({ value, triesLeft, maximumTries: 3 });
const WRONG = bytes('5353434152443032');

it('the right one gives the right and all tries', () => {
  const key = make(1);
  expect([key.right.held, key.present(new NonVolatileMemory(), value)]).toEqual([false, true]);
  expect([key.right.held, key.triesLeft, TRANSPORT_KEY_BYTES]).toEqual([true, 3, 8]);
});

it('a wrong one takes the right and a try, for good', () => {
  const key = make();
  const memory = new NonVolatileMemory();
  key.present(memory, value);
  const seen = [1, 2, 3].map(() => [key.present(memory, WRONG), key.right.held, key.triesLeft, key.blocked]);
  expect(seen).toEqual([
    [false, false, 2, false],
    [false, false, 1, false],
    [false, false, 0, true],
  ]);
  memory.rollback();
  expect(key.triesLeft).toBe(0);
});

it('gives back the image it was made of, in copies', () => {
  const key = make(2);
  expect(key.toImage()).toEqual({ value, triesLeft: 2, maximumTries: 3 });
  key.toImage().value.fill(0);
  expect(key.toImage().value).toEqual(value);
});
