import { expect, test } from 'vitest';
import { challengeFresh } from '../../../../host-cli/fuzzing/invariants/challenge-fresh.js';
import { Watched } from '../../../support/watched.js';

const ASK = '0084000008';
const CHALLENGE = '1122334455667788';

test('a true card never says the same', () => {
  const watched = new Watched(challengeFresh);
  watched.card(...Array<string>(50).fill(ASK), 'reset', ASK);
  expect(watched.told).toEqual([]);
});

test('a challenge that comes again, also after a reset', () => {
  const watched = new Watched(challengeFresh);
  expect(watched.said(ASK, `${CHALLENGE}9000`)).toBeUndefined();
  expect(watched.said('0084000004', '112233449000')).toBeUndefined();
  expect(watched.said('0084000004', '112233449000')).toBeUndefined();
  watched.card('reset');
  expect(watched.said(ASK, `${CHALLENGE}9000`)).toContain(CHALLENGE);
});
