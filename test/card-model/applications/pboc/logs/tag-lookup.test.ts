import { describe, expect, test } from 'vitest';
import { fromHex } from '../../../../../apdu/bytes.js';
import { parseDol } from '../../../../../apdu/payment/data-object-list.js';
import { firstFound, listedValues } from '../../../../../card-model/applications/pboc/logs/tag-lookup.js';

describe('values by tag', () => {
  test('the first place that has a tag counts', () => {
    const a = Uint8Array.of(1);
    const b = Uint8Array.of(2);
    const values = firstFound(
      new Map([[1, a]]),
      undefined,
      new Map([
        [1, b],
        [2, b],
      ]),
    );
    expect(values.get(1)).toBe(a);
    expect(values.get(2)).toBe(b);
    expect(values.get(3)).toBeUndefined();
  });

  test('of a tag asked for twice the first value counts', () => {
    const values = listedValues(parseDol(fromHex('9A039C019A03')), fromHex('261122 00 991231'));
    expect(values.get(0x9a)).toEqual(fromHex('261122'));
    expect(values.get(0x9c)).toEqual(fromHex('00'));
  });
});
