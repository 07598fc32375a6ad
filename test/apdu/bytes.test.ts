import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concatBytes, equalBytes, fromHex, toHex } from '../../apdu/bytes.js';
import { anyBytes, EDGE_LENGTHS, expectCodecError, expectValueOrCodecError } from './arbitrary.js';

describe('hexadecimal', () => {
  test('upper case, with a separator where wanted', () => {
    expect(toHex(Uint8Array.of(0x00, 0xa4, 0xff))).toBe('00A4FF');
    expect(toHex(Uint8Array.of(0x00, 0xa4, 0xff), ' ')).toBe('00 A4 FF');
    expect(toHex(new Uint8Array(0), ' ')).toBe('');
  });

  test.each(['00a4FF', ' 00 A4\tFF\n', '0 0 A 4 F F', '00\u3000A4 FF'])('reads %j', (text) => {
    expect(toHex(fromHex(text))).toBe('00A4FF');
  });

  test('says where it went wrong', () => {
    expect(expectCodecError(() => fromHex('00 G4'), 'NOT_HEX', 3).message).toContain("'G' at character 4");
    expect(expectCodecError(() => fromHex('00 A'), 'ODD_HEX').message).toContain('character 4');
    expectCodecError(() => fromHex('A'), 'ODD_HEX');
    expectCodecError(() => fromHex('0x00'), 'NOT_HEX', 1);
    expect(expectCodecError(() => fromHex('00卡'), 'NOT_HEX', 2).message).toContain('卡');
  });

  test('decode(encode(x)) is x', () => {
    fc.assert(
      fc.property(anyBytes(), fc.constantFrom('', ' '), (bytes, separator) => {
        expect(fromHex(toHex(bytes, separator))).toEqual(bytes);
      }),
    );
  });

  test.each(EDGE_LENGTHS)('%i bytes', (length) => {
    expect(fromHex(toHex(new Uint8Array(length).fill(0x5a))).length).toBe(length);
  });

  test('any text gives bytes or a CodecError', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => expectValueOrCodecError(() => fromHex(text))),
    );
  });
});

test('concatBytes joins in order into a new array', () => {
  const part = Uint8Array.of(1, 2);
  const joined = concatBytes(part, new Uint8Array(0), Uint8Array.of(3));
  expect(joined).toEqual(Uint8Array.of(1, 2, 3));
  part[0] = 9;
  expect(joined[0]).toBe(1);
  expect(concatBytes()).toEqual(new Uint8Array(0));
});

test('equalBytes compares contents and length', () => {
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true);
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false);
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1))).toBe(false);
  expect(equalBytes(new Uint8Array(0), new Uint8Array(0))).toBe(true);
});
