import { expect, test } from 'vitest';
import { answerForm } from '../../../../host-cli/fuzzing/invariants/answer-form.js';
import { Watched } from '../../../support/watched.js';

test.each(['', '90', '0000', '6000', '8000', 'A000', 'FFFF'])('%s is no answer', (answer) => {
  expect(new Watched(answerForm).said('0084000008', answer)).toBeDefined();
});

test.each(['9000', '6100', '6FFF', '9F00', '01029000'])('%s is one', (answer) => {
  expect(new Watched(answerForm).said('0084000008', answer)).toBeUndefined();
});
