import { describe, expect, test } from 'vitest';
import { fromHex } from '../../../apdu/bytes.js';
import {
  asBytes,
  asNumber,
  asText,
  bytesValue,
  isSecret,
  shown,
  type Value,
  ValueError,
} from '../../../apdu/script/value.js';

const bytes = bytesValue(fromHex('00A4'));
const word = (text: string): Value => ({ kind: 'word', text });
const quoted = (text: string): Value => ({ kind: 'quoted', text });
const number: Value = { kind: 'number', number: 12 };
const row: Value = { kind: 'row', columns: { a: '1' } };

describe('as bytes', () => {
  test.each([
    [bytes, '00A4'],
    [word('00a4'), '00A4'],
    [word(''), ''],
    [quoted('社会保障'), 'C9E7BBE1B1A3D5CF'],
    [quoted(''), ''],
  ])('%j', (value, hex) => {
    expect(asBytes(value)).toEqual(fromHex(hex));
  });

  test.each([
    [word('0'), "'0' is no hexadecimal"],
    [word('XY'), "'XY' is no hexadecimal"],
    [quoted('\uD800'), 'has characters without a code in GB18030'],
    [number, '12 is a number; bytes are wanted: (byte N) or (bytes N COUNT) make them'],
    [row, 'a row of a table is wanted by its columns: $row.column'],
  ])('not %j', (value, message) => {
    expect(() => asBytes(value)).toThrow(ValueError);
    expect(() => asBytes(value)).toThrow(message);
  });
});

describe('as a number', () => {
  test('a number, and a word of decimal digits', () => {
    expect([asNumber(number), asNumber(word('010')), asNumber(word('65535'))]).toEqual([12, 10, 65535]);
  });

  test.each([
    [word('0A'), "'0A' is no number; (number X) reads bytes as one"],
    [quoted('12'), "'12' is no number"],
    [bytes, 'bytes is no number'],
    [row, "'a row' is no number"],
  ])('not %j', (value, message) => {
    expect(() => asNumber(value)).toThrow(message);
  });
});

test('as text', () => {
  expect([asText(word('a')), asText(quoted('b')), asText(number), asText(bytes)]).toEqual([
    'a',
    'b',
    '12',
    '00A4',
  ]);
  expect(() => asText(row)).toThrow(ValueError);
});

describe('secrets', () => {
  const secrets: Value[] = [
    bytesValue(fromHex('123456'), true),
    { kind: 'word', text: '123456x', secret: true },
    { kind: 'quoted', text: '123456', secret: true },
    { kind: 'number', number: 123456, secret: true },
  ];

  test.each(secrets.map((value) => [value]))('%j is not shown', (value) => {
    expect(isSecret(value)).toBe(true);
    expect(shown(value)).toBe('**');
  });

  test.each(secrets.map((value) => [value]))('%j is in no message', (value) => {
    for (const read of [asBytes, asNumber]) {
      try {
        read(value);
      } catch (error) {
        expect((error as Error).message).not.toContain('123456');
      }
    }
  });

  test('other values are shown', () => {
    expect([bytes, number, word('a'), row].map(isSecret)).toEqual([false, false, false, false]);
    expect([bytes, number, word('a'), row].map(shown)).toEqual(['00 A4', '12', 'a', 'a row']);
  });
});
