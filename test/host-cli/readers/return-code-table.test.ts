import { describe, expect, test } from 'vitest';
import { findReturnCode, RETURN_CODES } from '../../../host-cli/readers/return-code-table.js';

describe('return codes', () => {
  test('no value and no name stands twice', () => {
    expect(new Set(RETURN_CODES.map(({ value }) => value)).size).toBe(RETURN_CODES.length);
    expect(new Set(RETURN_CODES.map(({ name }) => name)).size).toBe(RETURN_CODES.length);
  });

  test.each(RETURN_CODES)('$name has a meaning', ({ name, value, meaning }) => {
    expect(name).toMatch(/^SCARD_[EFPW]_[A-Z_]+$/);
    expect(meaning).not.toBe('');
    expect(findReturnCode(value)?.name).toBe(name);
  });

  test('success is none', () => {
    expect(findReturnCode(0)).toBeUndefined();
  });
});
