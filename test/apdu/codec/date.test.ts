import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromHex, toHex } from '../../../apdu/bytes.js';
import { decodeDate, encodeDate } from '../../../apdu/codec/date.js';
import { anyBytes, expectCodecError, expectValueOrCodecError } from '../arbitrary.js';

test.each([
  ['2021-12-03', '20211203'],
  ['2024-02-29', '20240229'],
  ['0001-01-01', '00010101'],
  ['2021-12', '202112'],
])('%s', (text, hex) => {
  expect(toHex(encodeDate(text))).toBe(hex);
  expect(toHex(encodeDate(hex))).toBe(hex);
  expect(decodeDate(fromHex(hex))).toBe(text);
});

test.each(['FFFFFFFF', '00000000', 'FFFFFF'])('%s is no date', (hex) => {
  expect(decodeDate(fromHex(hex))).toBe('');
});

test('an empty text gives the field of a card without that date', () => {
  expect(toHex(encodeDate(''))).toBe('FFFFFFFF');
  expect(toHex(encodeDate('', 'month', 3))).toBe('FFFFFF');
});

test('decode(encode(x)) is x for every day', () => {
  const day = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(day, (date) => {
      const text = date.toISOString().slice(0, 10);
      expect(decodeDate(encodeDate(text))).toBe(text);
    }),
  );
});

test('any bytes give a date or a CodecError', () => {
  fc.assert(fc.property(anyBytes(5), (bytes) => expectValueOrCodecError(() => decodeDate(bytes))));
});

test.each([
  '2021-02-29',
  '2021-13-01',
  '2021-00-10',
  '2021-01-00',
  '2021-13',
  '21-01-01',
  'tomorrow',
  '2021-1-1',
])('%s is refused', (text) => {
  expectCodecError(() => encodeDate(text, '发卡日期'), 'DATE_INVALID');
});

test('damaged bytes are refused', () => {
  expectCodecError(() => decodeDate(fromHex('20211303')), 'DATE_INVALID');
  expectCodecError(() => decodeDate(fromHex('202113')), 'DATE_INVALID');
  expectCodecError(() => decodeDate(fromHex('2021')), 'DATE_INVALID');
  expectCodecError(() => decodeDate(fromHex('2021FFFF')), 'DATE_INVALID');
  expectCodecError(() => decodeDate(fromHex('2021AA01')), 'BCD_INVALID');
});
