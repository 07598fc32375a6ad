import { expect, test } from 'vitest';
import { pinCounter } from '../../../../host-cli/fuzzing/invariants/pin-counter.js';
import { Watched } from '../../../support/watched.js';

const WRONG = '0020000003111111';
const ASK = '00200000';
const atSsse = (): Watched => {
  const watched = new Watched(pinCounter);
  watched.card('select SSSE');
  return watched;
};

test('a true card counts down and back as it should', () => {
  const watched = atSsse();
  watched.card(
    'verify 111111',
    'tries',
    'reset',
    'select DF04',
    'verify 111111',
    'verify',
    'tries',
    'verify 111111',
  );
  watched.card('change 111111 222222', 'tries', 'auth SSSE.PUK', 'unblock', 'tries');
  watched.card(...Array<string>(7).fill('verify 111111'), 'tries');
  expect(watched.told).toEqual([]);
});

test.each([
  ['a try that is not spent', WRONG, '63C6', '63C5'],
  ['two tries at once', WRONG, '63C4', '63C5'],
  ['a count that rises when it is asked for', ASK, '63C7', '63C6'],
  ['a block after the first one', WRONG, '6983', '63C6'],
])('%s', (_what, command, answer, right) => {
  const watched = atSsse();
  expect(watched.said(command, answer)).toContain('before this command there were 6');
  expect(watched.told[0]!.right).toBe(right);
});

test('tries that a reset gives back', () => {
  const watched = atSsse();
  watched.card('verify 111111', 'reset', 'select SSSE');
  expect(watched.said(ASK, '63C6')).toBeDefined();
});

test('what a tear has left open is for tear-counter to judge', () => {
  const watched = atSsse();
  watched.torn(WRONG);
  watched.card('select SSSE');
  expect(watched.said(ASK, '63C6')).toBeUndefined();
});

test('the PIN of the bank is counted by itself', () => {
  const watched = new Watched(pinCounter);
  watched.card('00A4040008A000000333010101');
  expect(watched.said('002000800826111111FFFFFFFF', '63C2')).toBeUndefined();
  expect(watched.said('002000800826111111FFFFFFFF', '63C2')).toBeDefined();
});
