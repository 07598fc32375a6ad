import { expect, it } from 'vitest';
import { inFirstCurrency } from '../../../../../card-model/applications/pboc/contact/currency-conversion.js';
import { DataObjects } from '../../../../../card-model/files/data-objects.js';
import { bytes } from '../../../../support/hex.js';

const by = (factor: string | undefined, amount: number): number | undefined =>
  inFirstCurrency(
    new DataObjects(factor === undefined ? [] : [{ tag: 0x9f73, value: bytes(factor) }]),
    amount,
  );

it.each([
  ['00000001', 500, 500],
  ['10000091', 1000, 9100],
  ['30000912', 1000, 912],
  ['30000912', 1001, 912],
  ['70000001', 9_999_999, 0],
  ['00000001', 0, 0],
  ['00000009', 999_999_999_999, 8_999_999_999_991],
])('%s of %i is %i', (factor, amount, converted) => {
  expect(by(factor, amount)).toBe(converted);
});

it('without a factor, or with one that is no number, there is none', () => {
  expect(by(undefined, 1)).toBeUndefined();
  expect(by('0000000A', 1)).toBeUndefined();
});
