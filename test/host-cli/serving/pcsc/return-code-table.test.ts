import { expect, test } from 'vitest';
import { RC, RETURN_CODES } from '../../../../host-cli/serving/pcsc/return-code-table.js';

test.each(Object.entries(RETURN_CODES))('%s is described', (name, { value, meaning, source }) => {
  expect(meaning.en).not.toBe('');
  expect(meaning.zh).not.toBe('');
  expect(source).not.toBe('');
  expect(RC[name as keyof typeof RC]).toBe(value);
});

test('no value is there twice', () => {
  expect(new Set(Object.values(RC)).size).toBe(Object.keys(RC).length);
});
