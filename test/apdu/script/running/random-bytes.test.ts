import { expect, test } from 'vitest';
import { randomBytes } from '../../../../apdu/script/running/random-bytes.js';

test.each([0, 1, 255, 256, 65_535, 65_536, 65_537, 200_000])('%i bytes', (count) => {
  expect(randomBytes(count)).toHaveLength(count);
});

test('each part of many is random', () => {
  const bytes = randomBytes(200_000);
  for (let start = 0; start < bytes.length; start += 50_000)
    expect(new Set(bytes.subarray(start, start + 50_000)).size).toBe(256);
});
