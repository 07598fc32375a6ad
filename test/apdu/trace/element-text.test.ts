import { describe, expect, test } from 'vitest';
import { fromHex } from '../../../apdu/bytes.js';
import { elementText, isUnwritten, recordObjects } from '../../../apdu/trace/element-text.js';

describe('elementText', () => {
  test.each([
    ['an', 'B2E2CAD40000', '测试'],
    ['cn', '20260101', '20260101'],
    ['cn', '123F', '123'],
    ['cn', '1A', undefined],
    ['dec', '0000C350', '50000'],
    ['dec', 'FFFFFFFFFFFF', '281474976710655'],
    ['dec', '01000000000000', undefined],
    ['b', '0102', undefined],
    ['tlv', '570101', undefined],
  ] as const)('%s %s', (type, hex, text) => {
    expect(elementText(fromHex(hex), type)).toBe(text);
  });
});

test('all FF was never written; nothing at all is not FF', () => {
  expect([fromHex('FFFF'), fromHex('FF00'), fromHex('')].map(isUnwritten)).toEqual([true, false, false]);
});

test('records that are cut have no objects', () => {
  expect(recordObjects(fromHex('0102AABB'))?.map(({ tag }) => tag)).toEqual([1]);
  expect(recordObjects(fromHex('0103AABB'))).toBeUndefined();
});
