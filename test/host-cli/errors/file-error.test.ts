import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FileError, systemCode, systemReason } from '../../../host-cli/errors/file-error.js';

function errorOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

test('names the file before the problem', () => {
  const error = new FileError('FILE_MISSING', 'a/b.json', 'is not there');
  expect(error).toMatchObject({ code: 'FILE_MISSING', path: 'a/b.json', message: 'a/b.json: is not there' });
});

test('a code of the system becomes words', () => {
  const missing = errorOf(() => readFileSync('/no/such/file'));
  expect(systemCode(missing)).toBe('ENOENT');
  expect(systemReason(missing)).toBe('there is no such file or folder (ENOENT)');
});

test('a code without words stands for itself, an error without code tells its message', () => {
  expect(systemReason(Object.assign(new Error('x'), { code: 'EWEIRD' }))).toBe('EWEIRD');
  expect(systemReason(new Error('plain'))).toBe('plain');
  expect(systemReason('text')).toBe('text');
  expect(systemCode(Object.assign(new Error('x'), { code: 7 }))).toBeUndefined();
});
