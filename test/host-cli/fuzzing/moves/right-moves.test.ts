import { expect, test } from 'vitest';
import { RIGHT_MOVES } from '../../../../host-cli/fuzzing/moves/right-moves.js';
import { played } from '../../../support/move-context.js';

/** Each move, and what it must bring a true card to say. */
const REACHES: Readonly<Record<string, readonly string[]>> = {
  'probe a file without any right': ['00B2 6982', '00DC 6982'],
  'gain a right, lose it, probe': ['00B2 6982', '00B2 9000', '0082 9000', '0020 9000'],
  'authenticate with a key, probe every file': ['00DC 9000', '00B2 9000'],
  'authenticate in one directory, probe another': ['00B2 6982', '00DC 6982'],
  'a wrong proof, then the right one': ['0082 63C2', '0082 9000'],
  'the proof of another key': ['0082 63C2'],
  'a proof twice, or without a challenge': ['0082 9000', '0082 6984'],
  'a proof of a challenge from before a reset': ['0082 6984'],
  'use a key up, then show it': ['0082 63C0', '0082 6983'],
};

test('every move is told of here', () => {
  expect(RIGHT_MOVES.map(({ name }) => name).sort()).toEqual(Object.keys(REACHES).sort());
});

test.each(RIGHT_MOVES.map((move) => [move.name, move] as const))('%s', async (name, move) => {
  const { heard, breaches } = await played(move, 150);
  expect([...heard]).toEqual(expect.arrayContaining([...REACHES[name]!]));
  expect(breaches).toEqual([]);
  expect(move.weight).toBeGreaterThan(0);
});
