import { expect, test } from 'vitest';
import { answerLength } from '../../../../host-cli/fuzzing/invariants/answer-length.js';
import { Watched } from '../../../support/watched.js';

test('more data than Le asks for are told, as many or fewer are not', () => {
  const watched = new Watched(answerLength);
  expect(watched.said('0084000004', '01020304059000')).toBe('5 bytes come where Le asks for 4');
  expect(watched.said('0084000004', '010203049000')).toBeUndefined();
  expect(watched.said('00B0000000', `${'00'.repeat(256)}9000`)).toBeUndefined();
  expect(watched.said('00B0000000', `${'00'.repeat(257)}9000`)).toBeDefined();
});

test('without Le nothing is told: some links ask by themselves', () => {
  expect(new Watched(answerLength).said('00A40000023F00', '01029000')).toBeUndefined();
});
