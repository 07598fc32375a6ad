import { expect, test } from 'vitest';
import { MOVES, SAFE_MOVES } from '../../../../host-cli/fuzzing/moves/move-table.js';
import { played } from '../../../support/move-context.js';

test('every move has a name of its own', () => {
  expect(new Set(MOVES.map(({ name }) => name)).size).toBe(MOVES.length);
});

test('safe moves are some of them, and make no step that tears', async () => {
  expect(SAFE_MOVES.length).toBeGreaterThan(5);
  expect(SAFE_MOVES.length).toBeLessThan(MOVES.length);
  for (const move of SAFE_MOVES) {
    const { steps } = await played(move, 20);
    expect(
      steps.some(({ kind }) => kind === 'tear'),
      move.name,
    ).toBe(false);
  }
});
