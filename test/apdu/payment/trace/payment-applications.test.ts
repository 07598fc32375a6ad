import { expect, test } from 'vitest';
import { fromHex, toHex } from '../../../../apdu/bytes.js';
import {
  isPaymentName,
  PAYMENT_APPLICATIONS,
  PPSE_NAME,
  PSE_NAME,
} from '../../../../apdu/payment/trace/payment-applications.js';

const text = (name: string) => toHex(new TextEncoder().encode(name));

test('AIDs are told apart and have both names', () => {
  expect(new Set(PAYMENT_APPLICATIONS.map(({ aid }) => aid)).size).toBe(PAYMENT_APPLICATIONS.length);
  for (const { aid, name } of PAYMENT_APPLICATIONS) {
    expect(aid).toMatch(/^([0-9A-F]{2}){5,16}$/);
    expect(name.en && name.zh).toBeTruthy();
  }
});

test.each([
  [text(PSE_NAME), true],
  [text(PPSE_NAME), true],
  ['A000000333010101', true],
  ['A0000003330101', true],
  ['A000000333', true],
  ['A000000333010199', true],
  ['A000000632010106', true],
  ['A00000063201010601', true],
  ['A00000063201', true],
  ['A00000063202', false],
  ['A0000003', false],
  ['', false],
  ['7378312E73682EC9E7BBE1B1A3D5CF', false],
])('%s: %s', (name, expected) => {
  expect(isPaymentName(fromHex(name))).toBe(expected);
});
