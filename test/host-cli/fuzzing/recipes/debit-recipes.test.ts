import { expect, test } from 'vitest';
import { pinCounter } from '../../../../host-cli/fuzzing/invariants/pin-counter.js';
import { debit } from '../../../../host-cli/fuzzing/recipes/debit-recipes.js';
import { bytes, hex } from '../../../support/hex.js';
import { Watched } from '../../../support/watched.js';

const order = { terminalSequence: bytes('00000007'), dateTime: bytes('20261122101112') };
const INITIALISE = '805001021301000003E8000000000000000000000000000100';

const begun = (): Watched => {
  const watched = new Watched(pinCounter);
  watched.card('select SSSE', 'verify', 'select DF04', INITIALISE);
  return watched;
};

test('a debit that the card takes, and one that it does not', () => {
  const watched = begun();
  expect(watched.card(hex(debit(order).compose(watched.world)!))).toEqual(['6108']);
  watched.card(INITIALISE);
  expect(watched.card(hex(debit({ ...order, withLe: true }).compose(watched.world)!))[0]).toMatch(
    /^.{16}9000$/,
  );
  watched.card(INITIALISE);
  expect(watched.card(hex(debit({ ...order, spoil: { at: 3, bits: 1 } }).compose(watched.world)!))).toEqual([
    '9302',
  ]);
});

test('zeros for a MAC where none is begun', () => {
  expect(hex(debit(order).compose(new Watched(pinCounter).world)!)).toBe(
    '805401000F000000072026112210111200000000',
  );
});
