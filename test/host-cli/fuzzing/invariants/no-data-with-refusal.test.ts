import { expect, test } from 'vitest';
import { noDataWithRefusal } from '../../../../host-cli/fuzzing/invariants/no-data-with-refusal.js';
import { Watched } from '../../../support/watched.js';

test.each(['016A83', '016400', '01026FFF'])('data before a refusal: %s', (answer) => {
  const watched = new Watched(noDataWithRefusal);
  expect(watched.said('00B2010400', answer)).toContain(answer.slice(-4));
  expect(watched.told[0]!.right).toBe(answer.slice(-4));
});

test.each(['6A83', '016282', '0163C1', '019000', '01019001'])('%s is allowed', (answer) => {
  expect(new Watched(noDataWithRefusal).said('00B2010400', answer)).toBeUndefined();
});
