import { expect, it } from 'vitest';
import { RecentKeys } from '../../../crypto/sm2/recent-keys.js';
import { counting } from '../support.js';

it('derives once for a key and keeps the last sixteen', () => {
  const derived: number[] = [];
  const keys = new RecentKeys((key) => {
    derived.push(key[0]!);
    return { first: key[0] };
  });
  const get = (value: number) => keys.get(Uint8Array.of(value, 1, 2));
  for (let value = 0; value < 16; value++) get(value);
  expect(get(0)).toBe(get(0));
  get(16);
  expect(derived).toHaveLength(17);
  get(0);
  expect(derived).toHaveLength(17);
  get(1);
  expect(derived).toHaveLength(18);
});

it('is not fooled by a caller who changes the array', () => {
  const keys = new RecentKeys((key) => key);
  const key = counting(4);
  const copy = keys.get(key);
  key[0] = 9;
  expect(copy[0]).toBe(0);
  expect(keys.get(key)[0]).toBe(9);
  expect(keys.get(counting(4))).toBe(copy);
});
