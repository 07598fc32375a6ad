import { expect, test } from 'vitest';
import { challengeOnce } from '../../../../host-cli/fuzzing/invariants/challenge-once.js';
import { Watched } from '../../../support/watched.js';

const BLOCK = '841E00000411223344';
const atSsse = (...lines: readonly string[]): Watched => {
  const watched = new Watched(challengeOnce);
  watched.card('select SSSE', ...lines);
  return watched;
};

test('one challenge, one use: no finding', () => {
  expect(atSsse('auth SSSE.RK', 'auth SSSE.PUK', 'unblock', 'auth SSSE.RK wrong').told).toEqual([]);
});

test('a proof that is served a second time', () => {
  const watched = atSsse();
  const { terminal } = watched;
  const proof = terminal.authentication('SSSE.RK', terminal.challenge());
  terminal.send(proof);
  expect(watched.said(proof, '9000')).toBeDefined();
  expect(watched.said(proof, '6984')).toBeUndefined();
});

test('a secured command without any challenge', () => {
  expect(atSsse().said(BLOCK, '9000')).toBeDefined();
  expect(atSsse('0084000008').said(BLOCK, '9000')).toBeUndefined();
});

test('a reset ends a challenge, and a wrong MAC uses it up', () => {
  const reset = atSsse('0084000008', 'reset', 'select SSSE');
  expect(reset.said(BLOCK, '9000')).toBeDefined();
  expect(atSsse('0084000008', BLOCK).said(BLOCK, '9000')).toBeDefined();
});

test('a challenge of four bytes is none', () => {
  expect(atSsse('0084000004').said(BLOCK, '9000')).toBeDefined();
});
