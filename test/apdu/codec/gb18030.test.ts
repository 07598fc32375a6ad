import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toHex } from '../../../apdu/bytes.js';
import { decodeGb18030, encodeGb18030Character } from '../../../apdu/codec/gb18030.js';

const encode = (text: string) => toHex(encodeGb18030Character(text.codePointAt(0)!) ?? new Uint8Array(0));

test.each([
  ['A', '41'],
  ['社', 'C9E7'],
  ['会', 'BBE1'],
  ['·', 'A1A4'],
  ['\u3000', 'A1A1'],
  ['䶮', 'FE9F'],
  ['ḿ', 'A8BC'],
  ['㐀', '8139EE39'],
  ['龦', '82358F33'],
  ['𠀀', '95328236'],
  ['\u{10FFFF}', 'E3329A35'],
])('%s', (text, hex) => {
  expect(encode(text)).toBe(hex);
});

test('decode(encode(x)) is x for every character of the CJK blocks', () => {
  const blocks = [
    [0x20, 0x7e],
    [0xa0, 0x2ff],
    [0x1e00, 0x1eff],
    [0x3400, 0x4dbf],
    [0x4e00, 0x9fff],
    [0x20000, 0x201ff],
  ];
  for (const [first, last] of blocks) {
    for (let codePoint = first!; codePoint <= last!; codePoint++) {
      const bytes = encodeGb18030Character(codePoint);
      expect(bytes && decodeGb18030(bytes), codePoint.toString(16)).toBe(String.fromCodePoint(codePoint));
    }
  }
});

test('any character outside private use and surrogates has a code that reads back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0x10ffff }), (codePoint) => {
      const bytes = encodeGb18030Character(codePoint);
      if (bytes !== undefined) expect(decodeGb18030(bytes)).toBe(String.fromCodePoint(codePoint));
      else expect(codePoint >= 0xd800 && codePoint < 0xf900).toBe(true);
    }),
  );
});
