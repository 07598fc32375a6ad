import { expect, test } from 'vitest';
import { cardAnswers } from '../../../../host-cli/fuzzing/invariants/card-answers.js';
import { Watched } from '../../../support/watched.js';

test('silence is told with its reason, an answer of whatever kind is not', () => {
  const watched = new Watched(cardAnswers);
  expect(watched.silent('0084000008', 'TIME_OUT')).toBe('no answer came (TIME_OUT)');
  expect(watched.told[0]!.mark).toBe('TIME_OUT');
  expect(watched.said('0084000008', '6F00')).toBeUndefined();
});
