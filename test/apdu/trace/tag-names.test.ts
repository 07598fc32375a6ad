import { expect, test } from 'vitest';
import { tagToHex } from '../../../apdu/codec/ber-tlv.js';
import { TAG_NAMES } from '../../../apdu/trace/tag-names.js';

test('no tag stands twice', () => {
  const tags = TAG_NAMES.map(({ tag }) => tagToHex(tag));
  expect(new Set(tags).size).toBe(tags.length);
});

test.each(TAG_NAMES.map((row) => [tagToHex(row.tag), row] as const))(
  '%s has both names',
  (_tag, { name }) => {
    expect(name.en && name.zh).toBeTruthy();
  },
);
