import { describe, expect, test } from 'vitest';
import {
  STATUS_WORD_CLASSES,
  STATUS_WORDS,
  type StatusWordEntry,
} from '../../../apdu/codec/status-word-table.js';

const rows = Object.entries(STATUS_WORDS) as [string, StatusWordEntry][];

describe('the table of status words', () => {
  test('no value stands twice', () => {
    expect(new Set(rows.map(([, { value }]) => value)).size).toBe(rows.length);
  });

  test.each(rows)('%s is whole', (name, { value, mask, meaning, hint, source }) => {
    expect(name).toMatch(/^[A-Z][A-Z0-9_]*$/);
    expect(value >> 12 === 0x6 || value >> 12 === 0x9).toBe(true);
    if (mask !== undefined) expect(value & mask).toBe(value);
    for (const text of [meaning, hint ?? meaning]) {
      expect(text.en).toMatch(/^[\x20-\x7e]+$/);
      expect(text.zh).toMatch(/\p{Script=Han}/u);
    }
    expect(source).not.toBe('');
  });
});

test('every interindustry first byte has a class, families apart', () => {
  const classes = Object.keys(STATUS_WORD_CLASSES).map(Number);
  expect(classes).toEqual([0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6d, 0x6e, 0x6f]);
});
