import { expect, test } from 'vitest';
import { tearCounter } from '../../../../host-cli/fuzzing/invariants/tear-counter.js';
import { Watched } from '../../../support/watched.js';

const WRONG = '0020000003111111';
const ASK = '00200000';

const tornAt = (command: string): Watched => {
  const watched = new Watched(tearCounter);
  watched.card('select SSSE', 'verify 111111');
  watched.torn(command);
  watched.card('select SSSE');
  return watched;
};

test('the try of a wrong PIN stays spent', () => {
  expect(tornAt(WRONG).said(ASK, '63C4')).toBeUndefined();
  const watched = tornAt(WRONG);
  expect(watched.said(ASK, '63C5')).toBeDefined();
  expect(tornAt(WRONG).said(WRONG, '63C4')).toBeDefined();
});

test('after a right PIN the try is spent, or all are back', () => {
  const right = '0020000003246813';
  expect(tornAt(right).said(ASK, '63C4')).toBeUndefined();
  expect(tornAt(right).said(ASK, '63C6')).toBeUndefined();
  expect(tornAt(right).said(ASK, '63C5')).toBeDefined();
});

test('the try of a wrong cryptogram stays spent', () => {
  const watched = new Watched(tearCounter);
  watched.card('select SSSE', 'auth SSSE.RK wrong', '0084000008');
  const proof = `0082000A10${'00'.repeat(16)}`;
  watched.torn(proof);
  watched.card('select SSSE', '0084000008');
  expect(watched.said(proof, '63C1')).toBeDefined();
});

test('without a tear it says nothing', () => {
  const watched = new Watched(tearCounter);
  watched.card('select SSSE');
  expect(watched.said(WRONG, '63C1')).toBeUndefined();
});
