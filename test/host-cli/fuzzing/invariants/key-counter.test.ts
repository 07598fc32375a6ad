import { expect, test } from 'vitest';
import { keyCounter } from '../../../../host-cli/fuzzing/invariants/key-counter.js';
import { Watched } from '../../../support/watched.js';

const PROOF = `0082000A10${'00'.repeat(16)}`;
const atSsse = (...lines: readonly string[]): Watched => {
  const watched = new Watched(keyCounter);
  watched.card('select SSSE', ...lines);
  return watched;
};

test('a true card counts each key by itself', () => {
  const wrong = Array<string>(4).fill('auth SSSE.RK wrong');
  const watched = atSsse(
    'auth SSSE.UK wrong',
    ...wrong,
    'auth SSSE.UK',
    'auth SSSE.UK wrong',
    'auth SSSE.RK',
  );
  watched.card('reset', 'select SSSE', 'auth SSSE.RK');
  expect(watched.told).toEqual([]);
});

test.each([
  ['63C3', '63C2'],
  ['63C1', '63C2'],
  ['6983', '63C2'],
])('%s after the first wrong one of three', (answer, right) => {
  const watched = atSsse();
  expect(watched.said(PROOF, answer)).toBeDefined();
  expect(watched.told[0]!.right).toBe(right);
});

test('a blocked key that still counts', () => {
  const watched = atSsse(...Array<string>(3).fill('auth SSSE.RK wrong'));
  expect(watched.said(PROOF, '63C0')).toBeDefined();
  expect(watched.told[0]!.right).toBe('6983');
  expect(watched.said(PROOF, '6983')).toBeUndefined();
});
