import { expect, test } from 'vitest';
import { keyVersion } from '../../../host-cli/input/key-version.js';

test.each([
  [undefined, undefined],
  ['0', 0],
  ['1', 1],
  ['255', 255],
  ['007', 7],
])('%s', (given, expected) => expect(keyVersion(given)).toBe(expected));

test.each(['', '256', '-1', '1.5', '0x1', 'one'])('%j is no version', (given) => {
  expect(() => keyVersion(given)).toThrow('a whole number from 0 to 255');
});
