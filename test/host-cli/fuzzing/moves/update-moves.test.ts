import { expect, test } from 'vitest';
import { UPDATE_MOVES } from '../../../../host-cli/fuzzing/moves/update-moves.js';
import { played } from '../../../support/move-context.js';

/** Each move, and what it must bring a true card to say. */
const REACHES: Readonly<Record<string, readonly string[]>> = {
  'update and read back': ['00DC 9000', '00D6 9000', '00B2 9000'],
  'an update of a wrong form, then read all': ['00DC 6A80', '00D6 6A84'],
  'append to a cyclic file, read all': ['00DC 9000', '00B2 9000'],
  'power fails in an update': ['00DC torn', '00D6 torn'],
  'power fails in an authentication': ['0082 torn'],
  'update over contactless': ['00DC 6982'],
};

test('every move is told of here', () => {
  expect(UPDATE_MOVES.map(({ name }) => name).sort()).toEqual(Object.keys(REACHES).sort());
});

test.each(UPDATE_MOVES.map((move) => [move.name, move] as const))('%s', async (name, move) => {
  const { heard, breaches } = await played(move, 150);
  expect([...heard]).toEqual(expect.arrayContaining([...REACHES[name]!]));
  expect(breaches).toEqual([]);
  expect(move.weight).toBeGreaterThan(0);
});
