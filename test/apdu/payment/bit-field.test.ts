import { expect, test } from 'vitest';
import { fromHex, toHex } from '../../../apdu/bytes.js';
import {
  type BitMap,
  bit,
  choice,
  clearBits,
  describeBits,
  hasBits,
  setBits,
} from '../../../apdu/payment/bit-field.js';

const FIELDS = {
  HIGH: bit(1, 8, 'high', '高'),
  NONE: choice(2, 0x30, 0x00, 'none', '无'),
  TWO: choice(2, 0x30, 0x20, 'two', '二'),
  HEAD: { ...bit(2, 1, 'head', '头'), silent: true as const },
};
const MAP: BitMap = { name: { en: 'map', zh: '图' }, bytes: 2, source: 'none', fields: FIELDS };
const english = (hex: string) => describeBits(fromHex(hex), MAP).map(({ en }) => en);

test('bits are set, read and cleared in place', () => {
  const bytes = fromHex('00F0');
  setBits(bytes, FIELDS.HIGH);
  setBits(bytes, FIELDS.TWO);
  expect(toHex(bytes)).toBe('80E0');
  expect(hasBits(bytes, FIELDS.HIGH)).toBe(true);
  expect(hasBits(bytes, FIELDS.TWO)).toBe(true);
  expect(hasBits(bytes, FIELDS.NONE)).toBe(false);
  clearBits(bytes, FIELDS.TWO);
  expect(toHex(bytes)).toBe('80C0');
  expect(hasBits(bytes, FIELDS.NONE)).toBe(true);
  expect(hasBits(Uint8Array.of(0x80), FIELDS.NONE)).toBe(false);
});

test('a line for each bit that is set and each value, the highest first', () => {
  expect(english('8120')).toEqual([
    'byte 1, bit 8: high',
    'byte 1, bit 1: not defined',
    'byte 2, bits 6-5: two',
  ]);
  expect(english('0001')).toEqual(['byte 2, bits 6-5: none']);
  expect(english('0030')).toEqual(['byte 2, bit 6: not defined', 'byte 2, bit 5: not defined']);
  expect(describeBits(fromHex('8000'), MAP)[0]!.zh).toBe('字节 1 位 8：高');
});

test('another length is told', () => {
  expect(english('80')[0]).toBe('1 bytes where 2 are expected');
  expect(english('800001').at(-1)).toBe('byte 3, bit 1: not defined');
});

test('nothing set is told', () => {
  expect(describeBits(Uint8Array.of(0), { ...MAP, bytes: 1 })).toEqual([
    { en: 'no bit is set', zh: '所有位均为 0' },
  ]);
});
