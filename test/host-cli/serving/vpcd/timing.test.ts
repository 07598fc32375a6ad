import { expect, test } from 'vitest';
import { VPCD_TIMING, waitAfter } from '../../../../host-cli/serving/vpcd/timing.js';

test('waits double up to the longest', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 1_000_000].map((failures) => waitAfter(failures, VPCD_TIMING));
  expect(waits).toEqual([100, 200, 400, 800, 1_600, 2_000, 2_000, 2_000]);
});

test('a pulled card stays away longer than pcscd takes to look, 0.4 s', () => {
  expect(VPCD_TIMING.absenceMs).toBeGreaterThan(400);
});
