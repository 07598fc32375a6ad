import { expect, test } from 'vitest';
import { PROFILE, SEED, SIMULATED, TEST_KEYS } from '../../../apdu/recording/recording-header.js';

test('the words of the recorded line are words, and two', () => {
  expect(SIMULATED).toMatch(/^[a-z-]+$/);
  expect(TEST_KEYS).toMatch(/^[a-z-]+$/);
  expect(PROFILE).toMatch(/^[a-z]+=$/);
  expect(SEED).toMatch(/^[a-z]+=$/);
  expect(SIMULATED).not.toBe(TEST_KEYS);
});
