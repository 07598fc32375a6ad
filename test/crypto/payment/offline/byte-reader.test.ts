import { expect, it } from 'vitest';
import { ByteReader } from '../../../../crypto/payment/offline/byte-reader.js';
import { counting, expectPlain, hex } from '../../support.js';

it('cuts from the left', () => {
  const reader = new ByteReader(counting(9).subarray(1));
  expect(reader.byte()).toBe(1);
  const field = reader.take(3);
  expect(field).toEqual(hex('020304'));
  expectPlain(field);
  expect(reader.rest()).toEqual(hex('05060708'));
  expect(reader.rest()).toHaveLength(0);
});
