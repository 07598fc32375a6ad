import { expect, it } from 'vitest';
import { exponentBytes, exponentOf } from '../../../../crypto/payment/offline/keys.js';
import { hex, toHex } from '../../support.js';

it('exponents are written short and read with leading zeros', () => {
  expect(toHex(exponentBytes(3))).toBe('03');
  expect(toHex(exponentBytes(65537))).toBe('010001');
  expect(exponentOf(hex('03'))).toBe(3);
  expect(exponentOf(hex('000003'))).toBe(3);
  expect(exponentOf(hex('010001'))).toBe(65537);
});

it.each(['', '02', '05', '11', '010003', '00000003', '00010001'])('%s is none', (text) => {
  expect(exponentOf(hex(text))).toBeUndefined();
});
