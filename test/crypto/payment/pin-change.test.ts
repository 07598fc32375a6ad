import { expect, it } from 'vitest';
import { pinChangeValue, pinOfChangeValue } from '../../../crypto/payment/pin-change.js';
import { counting, hex, toHex } from '../support.js';

const encUdk = hex('00112233445566778899aabbccddeeff');

it('is D1 ⊕ D2, and the current PIN too for P2 = 01', () => {
  expect(toHex(pinChangeValue(encUdk, '975318'))).toBe('06975318bbaa9988');
  expect(toHex(pinChangeValue(encUdk, '975318', '1234'))).toBe('14a35318bbaa9988');
});

it('opens with the same key and PIN only', () => {
  const value = pinChangeValue(encUdk, '975318', '1234');
  expect(pinOfChangeValue(encUdk, value, '1234')).toBe('975318');
  expect(pinOfChangeValue(encUdk, value)).toBeUndefined();
  expect(pinOfChangeValue(counting(16), value, '1234')).toBeUndefined();
  expect(pinOfChangeValue(encUdk, value.slice(1), '1234')).toBeUndefined();
});
