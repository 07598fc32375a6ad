import { expect, test } from 'vitest';
import { formatOfTag } from '../../../apdu/payment/tag-format.js';

test.each([
  [0x9f02, 'n'],
  [0x5f2a, 'n'],
  [0x9a, 'n'],
  [0x9f79, 'n'],
  [0x5a, 'cn'],
  [0x9f4e, 'an'],
  [0x9f37, 'b'],
  [0x57, 'b'],
  [0xdfff, 'b'],
] as const)('%i is %s', (tag, format) => {
  expect(formatOfTag(tag)).toBe(format);
});
