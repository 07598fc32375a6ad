import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../../apdu/bytes.js';
import { decodeText, encodeText, splitText, textLength } from '../../../apdu/codec/text-field.js';
import { anyBytes, expectCodecError } from '../arbitrary.js';

const anyText = fc
  .array(fc.constantFrom('A', '1', ' ', '·', '张', '三', '社', '䶮', '㐀', '𠀀'), { maxLength: 12 })
  .map((characters) => characters.join(''));

describe('fields of type an', () => {
  test('left aligned, filled with 00', () => {
    expect(toHex(encodeText('sx1.sh.社会保障', 16))).toBe('7378312E73682EC9E7BBE1B1A3D5CF00');
    expect(toHex(encodeText('', 2))).toBe('0000');
    expect(textLength('张三')).toBe(4);
  });

  test.each([
    ['00 fill', 'D5C5C8FD0000', '张三'],
    ['FF fill', 'D5C5C8FDFFFF', '张三'],
    ['no fill', 'D5C5C8FD', '张三'],
    ['not personalised', 'FFFFFFFF', ''],
    ['empty', '', ''],
    ['damaged', '41FF42', 'A\uFFFDB'],
  ])('%s', (_title, hex, text) => {
    expect(decodeText(fromHex(hex))).toBe(text);
  });

  test('decode(encode(x)) is x at every length that fits', () => {
    fc.assert(
      fc.property(anyText, fc.nat(3), (text, more) => {
        const field = encodeText(text, textLength(text) + more);
        expect(field.length).toBe(textLength(text) + more);
        expect(decodeText(field)).toBe(text);
      }),
    );
  });

  test('any bytes give a text', () => {
    fc.assert(
      fc.property(anyBytes(), (bytes) => {
        expect(typeof decodeText(bytes)).toBe('string');
      }),
    );
  });

  test('too long names the field and both lengths; nothing is cut', () => {
    const error = expectCodecError(() => encodeText('张三丰', 5, '姓名'), 'TEXT_TOO_LONG');
    expect(error.message).toBe('姓名 has 5 bytes; the text needs 6 in GB18030');
    expectCodecError(() => encodeText('A\uD800', 5), 'TEXT_NOT_ENCODABLE', 1);
  });
});

describe('a text over two fields', () => {
  test('never cuts inside a character', () => {
    const [first, second] = splitText('张三丰', [5, 4], '姓名');
    expect(toHex(first)).toBe('D5C5C8FD00');
    expect(toHex(second)).toBe('B7E10000');
  });

  test('joined again it is the text', () => {
    fc.assert(
      fc.property(anyText, fc.nat(30), (text, length) => {
        const [first, second] = splitText(text, [length, 48]);
        expect(decodeText(first) + decodeText(second)).toBe(text);
      }),
    );
  });

  test('what fits in neither is refused', () => {
    expectCodecError(() => splitText('张三丰', [4, 1]), 'TEXT_TOO_LONG');
  });
});
