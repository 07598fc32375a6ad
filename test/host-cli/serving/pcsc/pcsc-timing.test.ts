import { expect, test } from 'vitest';
import { PCSC_TIMING } from '../../../../host-cli/serving/pcsc/pcsc-timing.js';

test('a card outlasts a short break between programs; a held request is longer than the sleep it spares', () => {
  expect(PCSC_TIMING.powerOffAfterMs).toBe(5000);
  expect(PCSC_TIMING.holdMs).toBeGreaterThan(100);
});
