import { expect, test } from 'vitest';
import { sameAnswerToReset } from '../../../../host-cli/fuzzing/invariants/same-answer-to-reset.js';
import { Watched } from '../../../support/watched.js';

test('a true card answers every reset alike, on each interface', () => {
  const watched = new Watched(sameAnswerToReset);
  watched.card('reset', 'warm', 'contactless', 'warm', 'contact', 'contactless');
  expect(watched.told).toEqual([]);
});

test('another answer is told, with the one before as the right one', () => {
  const watched = new Watched(sameAnswerToReset);
  const [answer] = watched.card('reset');
  expect(watched.reset('3B00')).toContain('3B00');
  expect(watched.told[0]!.right).toBe(`atr ${answer}`);
});

test('a warm reset may answer otherwise than a cold one', () => {
  const watched = new Watched(sameAnswerToReset);
  expect(watched.reset('3B00', 'warm')).toBeUndefined();
  expect(watched.reset('3B01', 'warm')).toBeDefined();
});
