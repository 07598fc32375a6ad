import { expect, it } from 'vitest';
import { toArray, toBytes } from '../../../crypto/engines/plain-arrays.js';
import { counting, expectPlain } from '../support.js';

it.each([0, 1, 255, 256, 257, 65535, 65536])('%i bytes become an array and come back', (count) => {
  const values = toArray(counting(count));
  expect(Array.isArray(values)).toBe(true);
  expect(toBytes(values)).toEqual(counting(count));
  expectPlain(toBytes(values));
});
