import { expect, test } from 'vitest';
import { pinCounter } from '../../../../host-cli/fuzzing/invariants/pin-counter.js';
import { lostPinIsShown } from '../../../../host-cli/fuzzing/invariants/pin-status.js';
import { bytes } from '../../../support/hex.js';
import { Watched } from '../../../support/watched.js';

test('after a reset a PIN that still counts as shown is told', () => {
  const watched = new Watched(pinCounter);
  watched.card('select SSSE', 'verify');
  const ask = (answer: string) => watched.world.exchange(bytes('00200000'), bytes(answer));
  expect(lostPinIsShown(ask('9000'), watched.world, 'lost-by-reset')).toBe(false);
  watched.card('reset', 'select SSSE');
  expect(lostPinIsShown(ask('9000'), watched.world, 'lost-by-reset')).toBe(true);
  expect(lostPinIsShown(ask('9000'), watched.world, 'lost-by-selection')).toBe(false);
  expect(lostPinIsShown(ask('63C6'), watched.world, 'lost-by-reset')).toBe(false);
});
