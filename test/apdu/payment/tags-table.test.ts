import { expect, test } from 'vitest';
import { fromHex } from '../../../apdu/bytes.js';
import { isConstructed, tagToHex } from '../../../apdu/codec/ber-tlv.js';
import { parseDol } from '../../../apdu/payment/data-object-list.js';
import { PAYMENT_TAGS, paymentTag } from '../../../apdu/payment/tags-table.js';

test('no tag stands twice', () => {
  const tags = PAYMENT_TAGS.map(({ tag }) => tagToHex(tag));
  expect(new Set(tags).size).toBe(tags.length);
});

test.each(PAYMENT_TAGS.map((row) => [tagToHex(row.tag), row] as const))('%s', (_tag, row) => {
  expect(row.name.en && row.name.zh && row.source).toBeTruthy();
  expect(row.length[0]).toBeLessThanOrEqual(row.length[1]);
  expect(row.format === 'template').toBe(isConstructed(row.tag));
  if (row.bits !== undefined) expect(row.length).toEqual([row.bits.bytes, row.bits.bytes]);
  if (row.reading === 'amount') expect([row.length, row.format]).toEqual([[6, 6], 'n']);
});

/** Lists, records and answers as the field has them: pboc.md sections 1 to 3. */
test.each([
  '9F66049F02069F03069F1A0295055F2A029A039C019F3704DF6001DF6901',
  'DF69019F1A029F7A019F02065F2A029F4E14',
  '8A029F02069F03069F1A0295055F2A029A039C019F37049F21039F4E14',
  '9A039F21039F02069F03069F1A025F2A029F4E149C019F3602',
  '9F33039F40059B029F6C029F4104710072009F3501',
])('every tag of %s is known, with the length it has there', (list) => {
  for (const { tag, length } of parseDol(fromHex(list))) {
    const row = paymentTag(tag);
    expect(row, tagToHex(tag)).toBeDefined();
    if (row!.format !== 'template') expect(length).toBeLessThanOrEqual(row!.length[1]);
  }
});

test.each(
  '57 5A 5F20 5F24 5F25 5F28 5F30 5F34 9F13 9F17 9F36 9F4F DF4F 9F4D DF4D 9F51 9F52 9F53 9F54 9F56 9F57 9F58 9F59 9F5C 9F5D 9F63 9F68 9F69 9F6B 9F6C 9F6D 9F72 9F73 9F74 9F75 9F76 9F77 9F78 9F79 9F7A DF60 DF61 DF62 DF63 DF69 DF71 DF72 DF76 DF77 DF78 DF79 9F55 9F5A 9F5B 8E 8F 90 92 93 9F32 9F46 9F47 9F48 9F49 9F4A 9F4B 9F07 9F08 9F0D 9F0E 9F0F 9F1F 9F42 9F61 9F62 9F14 9F23 6F A5 BF0C 61 70 77 80 84 87 88 4F 50 82 94 8C 8D 9F10 9F26 9F27 9F38 8A 91 71 72 95 9B 9F34 9F4E 9F35'.split(
    ' ',
  ),
)('%s is in the table', (tag) => {
  expect(paymentTag(Number.parseInt(tag, 16))).toBeDefined();
});

test('what only lists know says so', () => {
  expect(paymentTag(0x9f55)?.source).toContain('?');
  expect(paymentTag(0x9f01)?.from).toBe('terminal');
  expect(paymentTag(0xdf01)).toBeUndefined();
});
