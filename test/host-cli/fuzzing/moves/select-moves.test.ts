import { expect, test } from 'vitest';
import { SELECT_MOVES } from '../../../../host-cli/fuzzing/moves/select-moves.js';
import { played } from '../../../support/move-context.js';

/** Each move, and what it must bring a true card to say. */
const REACHES: Readonly<Record<string, readonly string[]>> = {
  'select a directory': ['00A4 9000', '00A4 611E', '00C0 9000'],
  'select a directory and a file of it': ['00A4 9000'],
  'select by identifier, path or position': ['00A4 9000', '00A4 6A82'],
  'select by a name that is nearly one': ['00A4 6A82', '00A4 9000', '00A4 6700'],
  'select a directory again and again': ['00A4 9000'],
  'select with a wrong Le, then with the right one': ['00A4 6C1E', '00A4 9000'],
  'reset and select again': ['00A4 9000'],
  'fetch once, wrongly, again': ['00C0 9000', '00C0 6985', '00C0 6C1E'],
};

test('every move is told of here', () => {
  expect(SELECT_MOVES.map(({ name }) => name).sort()).toEqual(Object.keys(REACHES).sort());
});

test.each(SELECT_MOVES.map((move) => [move.name, move] as const))('%s', async (name, move) => {
  const { heard, breaches } = await played(move, 150);
  expect([...heard]).toEqual(expect.arrayContaining([...REACHES[name]!]));
  expect(breaches).toEqual([]);
  expect(move.weight).toBeGreaterThan(0);
});
