import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toHex } from '../../../apdu/bytes.js';
import { bytesText, parseBytes } from '../../../apdu/recording/byte-text.js';
import { bytes } from '../../support/hex.js';

const parse = (text: string) => parseBytes(text, 0, text.length, '**');

describe('bytes as text', () => {
  test('have spaces between them and marks for the hidden ones', () => {
    expect(bytesText(bytes('0020000003123456'), undefined, '**')).toBe('00 20 00 00 03 12 34 56');
    expect(bytesText(bytes('0020000003123456'), [{ offset: 5, count: 3 }], '**')).toBe(
      '00 20 00 00 03 ** ** **',
    );
    expect(
      bytesText(
        bytes('01020304'),
        [
          { offset: 0, count: 1 },
          { offset: 2, count: 1 },
        ],
        '??',
      ),
    ).toBe('?? 02 ?? 04');
    expect(bytesText(bytes('0102'), [{ offset: 0, count: 2 }], '**')).toBe('** **');
    expect(bytesText(new Uint8Array(0), undefined, '**')).toBe('');
  });

  test('are read with and without spaces, in either case', () => {
    expect(toHex(parse('00a4 04\t00').bytes)).toBe('00A40400');
    expect(toHex(parseBytes('send 00 A4', 5, 10, '**').bytes)).toBe('00A4');
    expect(parse('').bytes).toHaveLength(0);
  });

  test('hidden ones are ranges and count as 0', () => {
    const { bytes: read, hidden } = parse('00 ** ** 03 ****');
    expect(toHex(read)).toBe('000000030000');
    expect(hidden).toEqual([
      { offset: 1, count: 2 },
      { offset: 4, count: 2 },
    ]);
  });

  test.each([
    ['00 A', 3, 'odd'],
    ['00 A 4', 3, 'odd'],
    ['00 G4', 3, 'not-a-digit'],
    ['00 4G', 4, 'not-a-digit'],
    ['00 *4', 4, 'not-a-digit'],
    ['61xx', 2, 'not-a-digit'],
    ['??', 0, 'not-a-digit'],
    ['00 *', 3, 'odd'],
  ])('%s is no run of bytes, from %i', (text, index, reason) => {
    expect(parse(text).fault).toEqual({ index, reason });
  });

  test('what is written is read again', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (some) => {
        expect(parse(bytesText(some, undefined, '**'))).toEqual({ bytes: some, hidden: [] });
        expect(parse(toHex(some)).bytes).toEqual(some);
      }),
    );
  });
});
