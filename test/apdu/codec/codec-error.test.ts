import { expect, test } from 'vitest';
import { CodecError } from '../../../apdu/codec/codec-error.js';

test('carries code, sentence and offset', () => {
  const error = new CodecError('NOT_HEX', 'no digit', 3);
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({ name: 'CodecError', code: 'NOT_HEX', message: 'no digit', offset: 3 });
});
