import { expect, test } from 'vitest';
import { cardRecords } from '../../../host-cli/decoding/card-records.js';
import { GENERATIONS } from '../../../host-cli/decoding/generation.js';
import { bytes } from '../../support/hex.js';

test('records of the card are known by tag and length', () => {
  const found = cardRecords(bytes('0709413130303030303135 060420360101'));
  expect(found?.map(({ entry }) => entry.name.zh)).toEqual(['卡号', '卡有效期']);
});

test.each(['07084131303030303031', 'F0', '0709', '9000', '', '0709413130303030303135 0101AA'])(
  '%j is none',
  (text) => {
    expect(cardRecords(bytes(text))).toBeUndefined();
  },
);

test('what the newest generation has no name for is looked up in the older ones, unless one is told', () => {
  const place = bytes(`253E${'41'.repeat(0x3e)}`);
  expect(cardRecords(place)?.[0]?.entry.tag).toBe(0x25);
  expect(cardRecords(place, GENERATIONS.gen1)?.[0]?.entry.tag).toBe(0x25);
  expect(cardRecords(place, GENERATIONS.gen3)).toBeUndefined();
});
