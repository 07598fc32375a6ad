import { expect, test } from 'vitest';
import { TTQ } from '../../../../../apdu/payment/terminal-bits-table.js';
import { NamedBits } from '../../../../../host-cli/terminal/payment/results/named-bits.js';
import { bytes, hex } from '../../../../support/hex.js';

test('bits by name', () => {
  const bits = new NamedBits(TTQ);
  expect(hex(bits.bytes)).toBe('00000000');
  bits.set('FAST_PAYMENT', 'CVM_REQUIRED', 'FDDA_VERSION_01');
  expect(hex(bits.bytes)).toBe('20400080');
  bits.clear('CVM_REQUIRED');
  expect([bits.has('CVM_REQUIRED'), bits.has('FAST_PAYMENT')]).toEqual([false, true]);
  expect(bits.describe().map(({ en }) => en)).toEqual([
    'byte 1, bit 6: qPBOC supported',
    'byte 4, bit 8: fDDA version 01 supported',
  ]);
});

test('what was given away does not change', () => {
  const bits = new NamedBits(TTQ);
  const before = bits.bytes;
  bits.set('SIGNATURE');
  expect(hex(before)).toBe('00000000');
});

test('a code is met by one bit in common', () => {
  const bits = new NamedBits(TTQ);
  bits.set('SIGNATURE');
  expect(bits.meets(bytes('02000000'))).toBe(true);
  expect(bits.meets(bytes('FDFFFFFF'))).toBe(false);
  expect(bits.meets(bytes(''))).toBe(false);
});
