import { expect, test } from 'vitest';
import { pinComparison } from '../../../../host-cli/fuzzing/invariants/pin-comparison.js';
import { Watched } from '../../../support/watched.js';

const atSsse = (...lines: readonly string[]): Watched => {
  const watched = new Watched(pinComparison);
  watched.card('select SSSE', ...lines);
  return watched;
};

test('a true card accepts the right PIN, the changed and the reloaded one', () => {
  const watched = atSsse('verify', 'change 246813 112233', 'verify 112233', 'auth SSSE.PUK', 'reload 975318');
  watched.card('verify 975318', 'verify 111111');
  expect(watched.told).toEqual([]);
});

test.each([
  ['a wrong PIN', '0020000003111111', 'wrong'],
  ['a wrong old PIN', '805E010007111111FF222222', 'wrong'],
  ['a PIN of one byte', '002000000124', 'length'],
  ['a PIN of seven bytes', '002000000724681300000000', 'length'],
])('%s that is accepted', (_what, command, mark) => {
  const watched = atSsse();
  watched.said(command, '9000');
  expect(watched.told.map((violation) => violation.mark)).toEqual([mark]);
});

test('a PIN of a wrong length that costs a try', () => {
  expect(atSsse().said('002000000124', '63C5')).toBeDefined();
  expect(atSsse().said('002000000124', '6700')).toBeUndefined();
});

test('a blocked PIN that is accepted', () => {
  const watched = atSsse(...Array<string>(6).fill('verify 111111'));
  watched.said('0020000003246813', '9000');
  expect(watched.told.map(({ mark }) => mark)).toEqual(['blocked']);
});
