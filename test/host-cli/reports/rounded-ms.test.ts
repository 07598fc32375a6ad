import { expect, test } from 'vitest';
import { roundedMs } from '../../../host-cli/reports/rounded-ms.js';

test.each([
  [0, 0],
  [6.604430999999977, 6.604],
  [0.0004, 0],
  [0.0005, 0.001],
  [3_600_000, 3_600_000],
])('%f ms', (ms, rounded) => {
  expect(roundedMs(ms)).toBe(rounded);
});
