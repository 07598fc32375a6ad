import { describe, expect, test } from 'vitest';
import * as tables from '../../../apdu/payment/codes-table.js';

const all = Object.entries(tables).filter(
  (entry): entry is [string, tables.CodeTable] => typeof entry[1] === 'object',
);

describe.each(all)('%s', (_name, { source, meanings }) => {
  test('has a source, both names, and codes in upper-case hexadecimal', () => {
    expect(source).not.toBe('');
    for (const [code, { en, zh }] of Object.entries(meanings)) {
      expect(code).toMatch(/^([0-9A-F]{2})+$/);
      expect(en && zh).toBeTruthy();
    }
  });

  test('codes have one length', () => {
    expect(new Set(Object.keys(meanings).map(({ length }) => length)).size).toBe(1);
  });
});

test('a code that is not known says so, whatever it is', () => {
  expect(tables.meaningOf(tables.RESPONSE_CODES, '5933').en).toBe('Y3 unable to go online, approved offline');
  expect(tables.meaningOf(tables.RESPONSE_CODES, 'FFFF').en).toBe('not a known code');
  expect(tables.meaningOf(tables.RESPONSE_CODES, 'constructor').en).toBe('not a known code');
});
