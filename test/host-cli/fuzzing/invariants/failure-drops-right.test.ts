import { expect, test } from 'vitest';
import { failureDropsRight } from '../../../../host-cli/fuzzing/invariants/failure-drops-right.js';
import { Watched } from '../../../support/watched.js';

const after = (...lines: readonly string[]): Watched => {
  const watched = new Watched(failureDropsRight);
  watched.card('select SSSE', ...lines);
  return watched;
};

test('a wrong PIN drops its right, also in CHANGE PIN', () => {
  expect(after('verify', 'verify 111111').said('00200000', '9000')).toBeDefined();
  expect(after('verify', 'change 111111 222222').said('00200000', '9000')).toBeDefined();
});

test('a wrong cryptogram drops the right of its key alone', () => {
  const watched = after('auth SSSE.RK', 'auth SSSE.UK wrong');
  expect(watched.said('00B2013400', '0801319000')).toBeUndefined();
  watched.card('auth SSSE.RK wrong');
  expect(watched.said('00B2013400', '0801319000')).toBeDefined();
});

test('a true card drops them', () => {
  expect(
    after('verify', 'verify 111111', '00200000', 'auth SSSE.RK', 'auth SSSE.RK wrong', '00B2013400').told,
  ).toEqual([]);
});
