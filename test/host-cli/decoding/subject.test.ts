import { expect, test } from 'vitest';
import { isKind, KINDS } from '../../../host-cli/decoding/subject.js';

test('a kind is one of the table, by its own name only', () => {
  expect(Object.keys(KINDS).every(isKind)).toBe(true);
  expect(isKind('toString')).toBe(false);
});
