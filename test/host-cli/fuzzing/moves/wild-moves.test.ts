import { expect, test } from 'vitest';
import { WILD_MOVES } from '../../../../host-cli/fuzzing/moves/wild-moves.js';
import { played } from '../../../support/move-context.js';

test.each(WILD_MOVES.map((move) => [move.name, move] as const))(
  '%s: a true card withstands it',
  async (_name, move) => {
    const { breaches } = await played(move, 200);
    expect(breaches).toEqual([]);
  },
);

const named = (name: string) => WILD_MOVES.find((move) => move.name === name)!;

test('commands of the catalogue reach many kinds of answers', async () => {
  const { heard } = await played(named('a command of the catalogue'), 400);
  const words = new Set([...heard].map((one) => one.slice(5)));
  for (const word of ['9000', '6700', '6A86', '6982', '6985']) expect(words).toContain(word);
});

test('a right proof, changed, is never right', async () => {
  const { heard } = await played(named('a right proof, changed'), 100);
  expect(heard.size).toBeGreaterThan(1);
});

test('a part of the map of classes and instructions', async () => {
  const { steps } = await played(named('the map of classes and instructions'), 1);
  expect(steps).toHaveLength(24);
});
