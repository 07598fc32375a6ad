import { expect, it } from 'vitest';
import {
  isExpired,
  yearMonthBytes,
  yearMonthOf,
} from '../../../../crypto/payment/offline/certificate-date.js';
import { expectCode, hex, toHex } from '../../support.js';

it.each([
  ['1240', 2040, 12],
  ['0100', 2000, 1],
  ['0949', 2049, 9],
  ['0150', 1950, 1],
  ['1099', 1999, 10],
])('%s is %i-%i', (text, year, month) => {
  expect(yearMonthOf(hex(text))).toEqual({ year, month });
  expect(toHex(yearMonthBytes({ year, month }))).toBe(text);
});

it.each(['0040', '1340', '1a40', '124a', 'ffff', 'a140'])('%s is no month', (text) => {
  expect(yearMonthOf(hex(text))).toBeUndefined();
});

it.each([
  [1949, 12],
  [2050, 1],
  [2026, 0],
  [2026, 13],
  [2026.5, 1],
])('%d-%d cannot be written', (year, month) => {
  expectCode(() => yearMonthBytes({ year, month }), 'BAD_ARGUMENT');
});

it('a month lasts to its end', () => {
  const expiry = { year: 2026, month: 11 };
  expect(isExpired(expiry, { year: 2026, month: 11 })).toBe(false);
  expect(isExpired(expiry, { year: 2026, month: 12 })).toBe(true);
  expect(isExpired(expiry, { year: 2027, month: 1 })).toBe(true);
  expect(isExpired(expiry, { year: 2025, month: 12 })).toBe(false);
});
