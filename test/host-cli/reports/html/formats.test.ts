import { expect, test } from 'vitest';
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatInstant,
  formatShare,
} from '../../../../host-cli/reports/html/formats.js';

test.each([
  [0, '0 ms', '0 毫秒'],
  [0.0004, '0.000 ms', '0.000 毫秒'],
  [0.612, '0.612 ms', '0.612 毫秒'],
  [9.996, '10.00 ms', '10.00 毫秒'],
  [12.34, '12.3 ms', '12.3 毫秒'],
  [999.4, '999 ms', '999 毫秒'],
  [999.6, '1.00 s', '1.00 秒'],
  [1240, '1.24 s', '1.24 秒'],
  [60_000, '1 min 00 s', '1 分 00 秒'],
  [3_599_400, '59 min 59 s', '59 分 59 秒'],
  [3_599_600, '1 h 00 min', '1 小时 00 分'],
  [7_325_000, '2 h 02 min', '2 小时 02 分'],
])('%f ms', (ms, en, zh) => {
  expect(formatDuration(ms, 'en')).toBe(en);
  expect(formatDuration(ms, 'zh')).toBe(zh);
});

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [100000, '100,000'],
  [1234567, '1,234,567'],
])('the count %i', (count, text) => {
  expect(formatCount(count)).toBe(text);
});

test.each([
  [0, 0, '0 %'],
  [0, 5, '0 %'],
  [1, 1000, '1 %'],
  [2, 3, '67 %'],
  [999, 1000, '99 %'],
  [5, 5, '100 %'],
])('%i of %i', (part, whole, text) => {
  expect(formatShare(part, whole)).toBe(text);
});

test('an instant', () => {
  expect(formatInstant(new Date('2026-11-23T03:00:00.123Z'))).toBe('2026-11-23 03:00:00 UTC');
});

test.each([
  ['', ''],
  ['00', '00'],
  ['00A4**', '00 A4 **'],
  ['00A4[1234 more]9000', '00 A4 [1234 more] 90 00'],
])('the bytes %j', (hex, text) => {
  expect(formatBytes(hex)).toBe(text);
});
