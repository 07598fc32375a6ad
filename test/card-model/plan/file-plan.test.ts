import { expect, it } from 'vitest';
import { keyRoom, recordBytes } from '../../../card-model/plan/file-plan.js';
import { elements } from '../../../card-model/plan/notation.js';
import { psam } from '../../../card-model/profiles/psam.js';

it('a cyclic record is as long as its fields', () => {
  expect(recordBytes([])).toBe(0);
  // DF04 EF08: 1Ch bytes. ssc-card.md 1.5.
  expect(recordBytes(elements('b 02', 'an 01', 'cn 06', 'cn 07', 'dec 04', 'dec 04', 'dec 04'))).toBe(0x1c);
});

it('an internal file has room for four versions of every key and the PIN, but never for more than 255', () => {
  const directory = psam.plan();
  const [key] = directory.keys;
  const withKeys = (count: number) => ({ ...directory, keys: new Array(count).fill(key) });
  expect(keyRoom(withKeys(0))).toBe(0);
  expect(keyRoom({ ...withKeys(0), hasPin: true })).toBe(1);
  expect(keyRoom({ ...withKeys(3), hasPin: true })).toBe(13);
  expect(keyRoom({ ...withKeys(63), hasPin: true })).toBe(253);
  expect(keyRoom(withKeys(64))).toBe(255);
});

it('where the data decide which master keys there are, there is room for 255', () => {
  expect(keyRoom({ ...psam.plan(), keys: [], holdsMasterKeys: true })).toBe(255);
});
