import { expect, test } from 'vitest';
import { DEBIT_MOVES } from '../../../../host-cli/fuzzing/moves/debit-moves.js';
import { played } from '../../../support/move-context.js';

/** Each move, and what it must bring a true card to say. */
const REACHES: Readonly<Record<string, readonly string[]>> = {
  'a debit': ['8050 9000', '8054 9000', '00B2 9000'],
  'a debit with a wrong MAC, or twice': ['8054 9302', '8054 6985'],
  'a debit without the PIN, or over contactless': ['8050 6982', '8054 6982'],
  'power fails in a debit': ['8054 torn'],
};

test('every move is told of here', () => {
  expect(DEBIT_MOVES.map(({ name }) => name).sort()).toEqual(Object.keys(REACHES).sort());
});

test.each(DEBIT_MOVES.map((move) => [move.name, move] as const))('%s', async (name, move) => {
  const { heard, breaches } = await played(move, 150);
  expect([...heard]).toEqual(expect.arrayContaining([...REACHES[name]!]));
  expect(breaches).toEqual([]);
  expect(move.weight).toBeGreaterThan(0);
});
