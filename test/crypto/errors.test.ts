import { expect, it } from 'vitest';
import { CryptoError } from '../../crypto/errors.js';

it('a CryptoError has a name, a code and one sentence', () => {
  const error = new CryptoError('BAD_LENGTH', 'Too short.');
  expect(error).toBeInstanceOf(Error);
  expect([error.name, error.code, error.message]).toEqual(['CryptoError', 'BAD_LENGTH', 'Too short.']);
});
