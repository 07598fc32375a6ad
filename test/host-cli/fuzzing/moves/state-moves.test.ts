import { expect, test } from 'vitest';
import { STATE_MOVES } from '../../../../host-cli/fuzzing/moves/state-moves.js';
import { played } from '../../../support/move-context.js';

/** Each move, and what it must bring a true card to say. */
const REACHES: Readonly<Record<string, readonly string[]>> = {
  'a secured command with a MAC of chance': ['841E 6988', '8424 6982'],
  'block and unblock a directory': ['841E 9000', '8418 9000', '841E 6988', '8418 6988', '00A4 6283'],
  'block the card': ['8416 6988', '8416 9000', '00A4 6A81'],
  'suspend and resume': ['0004 9000', '0044 9000', '0004 6982'],
  'build on an issued card': ['80E0 6982', '80E0 6985', '80E1 6982', '00D4 6985'],
};

test('every move is told of here', () => {
  expect(STATE_MOVES.map(({ name }) => name).sort()).toEqual(Object.keys(REACHES).sort());
});

test.each(STATE_MOVES.map((move) => [move.name, move] as const))('%s', async (name, move) => {
  const { heard, breaches } = await played(move, 150);
  expect([...heard]).toEqual(expect.arrayContaining([...REACHES[name]!]));
  expect(breaches).toEqual([]);
  expect(move.weight).toBeGreaterThan(0);
});
