import { expect, test } from 'vitest';
import { READ_MOVES } from '../../../../host-cli/fuzzing/moves/read-moves.js';
import { played } from '../../../support/move-context.js';

/** Each move, and what it must bring a true card to say. */
const REACHES: Readonly<Record<string, readonly string[]>> = {
  'read near by': [],
  'read twice': [],
  'read with the right': ['00B2 9000', '00B0 9000', '0082 9000', '0020 9000', '00B2 6A83'],
  'read every record by number and tag': ['00B2 9000'],
  challenge: ['0084 9000', '0084 6700'],
  'internal authentication': ['0088 9000', '0088 6A88'],
};

test('every move is told of here', () => {
  expect(READ_MOVES.map(({ name }) => name).sort()).toEqual(Object.keys(REACHES).sort());
});

test.each(READ_MOVES.map((move) => [move.name, move] as const))('%s', async (name, move) => {
  const { heard, breaches } = await played(move, 150);
  expect([...heard]).toEqual(expect.arrayContaining([...REACHES[name]!]));
  expect(breaches).toEqual([]);
  expect(move.weight).toBeGreaterThan(0);
});
