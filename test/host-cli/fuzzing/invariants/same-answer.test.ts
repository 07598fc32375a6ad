import { expect, test } from 'vitest';
import { sameAnswer } from '../../../../host-cli/fuzzing/invariants/same-answer.js';
import { Watched } from '../../../support/watched.js';

test('what a true card was given is what it reads, again and again', () => {
  const watched = new Watched(sameAnswer);
  watched.card('select SSSE', '00B2012C00', '00B2012C00', '00B2022800', 'reset', 'select SSSE', '00B2012C00');
  expect(watched.told).toEqual([]);
});

test('what differs from what it was given', () => {
  const watched = new Watched(sameAnswer);
  watched.card('select SSSE');
  expect(watched.said('00B2022C00', '0201349000')).toBeDefined();
});

test('what differs from what it has read before', () => {
  const watched = new Watched(sameAnswer);
  watched.card('select SSSE');
  watched.said('00B2022C00', '0201349000');
  expect(watched.said('00B2022C00', '0201349000')).toBeUndefined();
  expect(watched.said('00B2022C00', '0201359000')).toBeDefined();
});
