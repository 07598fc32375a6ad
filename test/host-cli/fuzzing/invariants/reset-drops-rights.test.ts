import { expect, test } from 'vitest';
import { resetDropsRights } from '../../../../host-cli/fuzzing/invariants/reset-drops-rights.js';
import { Watched } from '../../../support/watched.js';

const held = (...lines: readonly string[]): Watched => {
  const watched = new Watched(resetDropsRights);
  watched.card('select SSSE', 'verify', 'auth SSSE.RK', ...lines, 'select SSSE');
  return watched;
};

test.each(['reset', 'warm', 'contactless'])('after %s the PIN and the key count no more', (reset) => {
  const watched = held(reset);
  expect(watched.said('00200000', '9000')).toBeDefined();
  expect(watched.said('00B2013400', '0801319000')).toBeDefined();
});

test('a true card drops them', () => {
  const watched = held('reset');
  watched.card('00200000', '00B2013400', 'verify', '00200000');
  expect(watched.told).toEqual([]);
});

test('rights that were never held, or lost otherwise, are not its matter', () => {
  const watched = new Watched(resetDropsRights);
  watched.card('reset', 'select SSSE');
  expect(watched.said('00B2013400', '0801319000')).toBeUndefined();
  const left = held('select MF');
  expect(left.said('00B2013400', '0801319000')).toBeUndefined();
});
