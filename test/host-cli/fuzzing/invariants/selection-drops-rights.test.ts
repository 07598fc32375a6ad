import { expect, test } from 'vitest';
import { selectionDropsRights } from '../../../../host-cli/fuzzing/invariants/selection-drops-rights.js';
import { Watched } from '../../../support/watched.js';

const held = (...lines: readonly string[]): Watched => {
  const watched = new Watched(selectionDropsRights);
  watched.card(...lines);
  return watched;
};

test.each([
  ['select SSSE', 'verify', 'select MF', 'select SSSE'],
  ['select SSSE', 'verify', '00A4040008A000000333010101', 'select SSSE'],
])('the PIN falls with its application: %s, %s, %s', (...lines) => {
  expect(held(...lines).said('00200000', '9000')).toBeDefined();
});

test.each(['select SSSE', 'select DF04', 'select MF'])('the key of a DF falls with %s', (selection) => {
  const watched = held('select DF03', 'auth DF03.RK', selection, 'select DF03');
  expect(watched.said('00B2013400', '4501A19000')).toBeDefined();
});

test('what stays by the conventions is no finding', () => {
  const watched = held('select SSSE', 'verify', 'auth SSSE.RK', 'select DF03', 'auth DF03.RK', 'select DF03');
  watched.card('00200000', '00B2013400', 'select SSSE', '00B2013400', '00200000');
  expect(watched.told).toEqual([]);
});
