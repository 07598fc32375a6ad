import { expect, test } from 'vitest';
import { isUnknownHost, networkReason } from '../../../../host-cli/serving/tcp/network-error.js';

const systemError = (code: string): Error => Object.assign(new Error('as the system says it'), { code });

test.each([
  ['ECONNREFUSED', 'connection refused: nothing listens there (ECONNREFUSED)'],
  ['EADDRINUSE', 'the port is in use (EADDRINUSE)'],
  ['ENOTFOUND', 'the host is not known (ENOTFOUND)'],
  ['EODD', 'EODD'],
])('%s', (code, words) => {
  expect(networkReason(systemError(code))).toBe(words);
});

test('errors without a code tell themselves', () => {
  expect(networkReason(new Error('so it is'))).toBe('so it is');
  expect(networkReason('text')).toBe('text');
});

test('which errors are those of a name', () => {
  expect(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED'].map((code) => isUnknownHost(systemError(code)))).toEqual([
    true,
    true,
    false,
  ]);
});
