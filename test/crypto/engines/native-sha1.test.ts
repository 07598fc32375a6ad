import { expect, it } from 'vitest';
import { nativeSha1 } from '../../../crypto/engines/native-sha1.js';
import { ascii, expectPlain, toHex } from '../support.js';

it('gives the example of the standard as a plain array', () => {
  expect(toHex(nativeSha1(ascii('abc')))).toBe('a9993e364706816aba3e25717850c26c9cd0d89d');
  expectPlain(nativeSha1(ascii('abc')));
});
