import { expect, test } from 'vitest';
import { PIN_MOVES } from '../../../../host-cli/fuzzing/moves/pin-moves.js';
import { played } from '../../../support/move-context.js';

/** Each move, and what it must bring a true card to say. */
const REACHES: Readonly<Record<string, readonly string[]>> = {
  'wrong PINs': ['0020 63C5', '0020 63C3', '0020 9000'],
  'a PIN with one digit wrong': ['0020 63C5'],
  'a PIN of a wrong length': ['0020 6700'],
  'the right PIN': ['0020 9000'],
  'use the PIN up, then show it': ['0020 63C0', '0020 6983', '805E 6983'],
  'change the PIN': ['805E 9000', '805E 63C5', '805E 6982'],
  'power fails while a PIN is shown': ['0020 torn', '805E torn'],
  'unblock or reload the PIN': ['8424 9000', '8424 6988', '8424 6982', '8424 6984'],
};

test('every move is told of here', () => {
  expect(PIN_MOVES.map(({ name }) => name).sort()).toEqual(Object.keys(REACHES).sort());
});

test.each(PIN_MOVES.map((move) => [move.name, move] as const))('%s', async (name, move) => {
  const { heard, breaches } = await played(move, 150);
  expect([...heard]).toEqual(expect.arrayContaining([...REACHES[name]!]));
  expect(breaches).toEqual([]);
  expect(move.weight).toBeGreaterThan(0);
});
