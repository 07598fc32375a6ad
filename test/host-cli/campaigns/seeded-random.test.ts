import { expect, test } from 'vitest';
import { seededRandom } from '../../../host-cli/campaigns/seeded-random.js';
import { hex } from '../../support/hex.js';

test('the same seed gives the same bytes, another one others', () => {
  const [first, again, other] = ['a', 'a', 'b'].map(seededRandom);
  const bytes = hex(first!(300));
  expect(hex(again!(300))).toBe(bytes);
  expect(hex(other!(300))).not.toBe(bytes);
  expect(hex(first!(300))).not.toBe(bytes);
});

test('every byte comes up, and none most of the time', () => {
  const counts = new Map<number, number>();
  for (const byte of seededRandom('spread')(65536)) counts.set(byte, (counts.get(byte) ?? 0) + 1);
  expect(counts.size).toBe(256);
  expect(Math.max(...counts.values())).toBeLessThan(400);
});

test.each([0, 1, 65535, 65536])('%i bytes', (count) => {
  expect(seededRandom('x')(count)).toHaveLength(count);
});
