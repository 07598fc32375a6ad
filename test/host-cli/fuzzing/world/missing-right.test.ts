import { expect, test } from 'vitest';
import { pinCounter } from '../../../../host-cli/fuzzing/invariants/pin-counter.js';
import { missingRight } from '../../../../host-cli/fuzzing/world/missing-right.js';
import { bytes } from '../../../support/hex.js';
import { Watched } from '../../../support/watched.js';

/** What would explain that a command is served after these words. */
function explained(command: string, ...lines: readonly string[]): string | undefined {
  const watched = new Watched(pinCounter);
  watched.card('select SSSE', ...lines);
  const { world } = watched;
  return missingRight(world.exchange(bytes(command), bytes('9000')), world)?.explanation;
}

test.each([
  ['never held', '00B2013400', [], 'none'],
  ['held', '00B2013400', ['auth SSSE.RK'], undefined],
  ['lost by a reset', '00B2013400', ['auth SSSE.RK', 'reset', 'select SSSE'], 'lost-by-reset'],
  ['lost by a selection', '00B2013400', ['auth SSSE.RK', 'select MF', 'select SSSE'], 'lost-by-selection'],
  ['lost by a failure', '00B2013400', ['auth SSSE.RK', 'auth SSSE.RK wrong'], 'lost-by-failure'],
  ['of another directory', '00B2012C00', ['select DF03', 'auth DF03.RK', 'select DF02'], 'elsewhere'],
])('%s', (_what, command, lines, explanation) => {
  expect(explained(command, ...lines)).toBe(explanation);
});

test('a refusal needs no right', () => {
  const { world } = new Watched(pinCounter);
  expect(missingRight(world.exchange(bytes('00B2013400'), bytes('6982')), world)).toBeUndefined();
});
