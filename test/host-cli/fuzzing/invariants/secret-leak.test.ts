import { expect, test } from 'vitest';
import { pinCounter } from '../../../../host-cli/fuzzing/invariants/pin-counter.js';
import { isSecretLeak, secretLeak } from '../../../../host-cli/fuzzing/invariants/secret-leak.js';
import { cardKey, PIN } from '../../../support/demonstration.js';
import { hex } from '../../../support/hex.js';
import { Watched } from '../../../support/watched.js';

const KEY = hex(cardKey('SSSE.RK'));

test('a true card', () => {
  const watched = new Watched(secretLeak);
  watched.card(
    'select SSSE',
    '0084000010',
    'auth SSSE.RK',
    '00B2012C00',
    '00B2013400',
    'verify',
    '00B0870000',
  );
  expect(watched.told).toEqual([]);
});

test.each([
  ['a key', `${KEY}9000`],
  ['its first half', `00${KEY.slice(0, 16)}009000`],
  ['its second half', `${KEY.slice(16)}9000`],
])('%s', (_what, answer) => {
  const watched = new Watched(secretLeak);
  watched.card('select SSSE');
  watched.said('00B2012C00', answer);
  expect(watched.told.map(({ mark }) => mark)).toEqual(['key']);
  expect(JSON.stringify(watched.told)).not.toContain(KEY.slice(0, 16));
});

test('the PIN, where no chance can bring it', () => {
  const watched = new Watched(secretLeak);
  watched.card('select SSSE');
  expect(watched.said('00A4040C0101', `00${PIN}9000`)).toBeDefined();
  expect(watched.said('00B2012C00', `01${PIN}9000`)).toBeDefined();
  expect(watched.said('0084000008', `1122${PIN}9911229000`)).toBeUndefined();
});

test('which answers must not be shown', () => {
  expect(isSecretLeak(secretLeak)).toBe(true);
  expect(isSecretLeak(pinCounter)).toBe(false);
});
