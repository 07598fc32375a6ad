import { expect, test } from 'vitest';
import { getResponse } from '../../../../host-cli/fuzzing/invariants/get-response.js';
import { AID } from '../../../support/demonstration.js';
import { Watched } from '../../../support/watched.js';

const SELECT = `00A404000F${AID.SSSE}`;
const data = (count: number): string => `${'00'.repeat(count)}9000`;

test('a true card, with the right Le, a wrong one, none waiting', () => {
  const watched = new Watched(getResponse);
  watched.card(
    SELECT,
    '00C000001D',
    '00C000001E',
    '00C000001E',
    SELECT,
    '00C0000000',
    SELECT,
    '00840000',
    '00C000001E',
  );
  expect(watched.told).toEqual([]);
});

test.each([
  ['fewer than announced', '00C000001E', data(29)],
  ['none', '00C000001E', '6985'],
  ['another length', '00C000001D', '6C1D'],
  ['all of it for a shorter Le', '00C0000000', data(31)],
])('%s', (_what, command, answer) => {
  const watched = new Watched(getResponse);
  watched.said(SELECT, '611E');
  expect(watched.said(command, answer)).toContain('30 bytes were announced');
});

test('data a second time, and after another command', () => {
  const watched = new Watched(getResponse);
  watched.card(SELECT, '00C000001E');
  expect(watched.said('00C000001E', data(30))).toContain('nobody announced');
  watched.card(SELECT, '0084000008');
  expect(watched.said('00C000001E', data(30))).toBeDefined();
});

test('behind a warning or a wrong Le data may wait unannounced', () => {
  const watched = new Watched(getResponse);
  watched.said(SELECT, '6283');
  expect(watched.said('00C0000000', data(30))).toBeUndefined();
});
