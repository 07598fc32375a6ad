import { expect, test } from 'vitest';
import { CodecError } from '../../../apdu/codec/codec-error.js';
import { unlessDamaged } from '../../../apdu/codec/unless-damaged.js';

test('gives what was read', () => {
  expect(unlessDamaged(() => 7)).toBe(7);
});

test('damaged bytes are undefined', () => {
  const damaged = (): never => {
    throw new CodecError('TLV_TRUNCATED', 'cut off');
  };
  expect(unlessDamaged(damaged)).toBeUndefined();
});

test('any other error is not hidden', () => {
  const broken = (): never => {
    throw new TypeError('a fault of the program');
  };
  expect(() => unlessDamaged(broken)).toThrow(TypeError);
});
