import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../apdu/codec/text-field.js';
import type { ElementValue } from '../../../card-model/personalisation/card-data.js';
import { CardDataError } from '../../../card-model/personalisation/card-data-error.js';
import {
  encodeRecord,
  fileName,
  plainValue,
  tagName,
} from '../../../card-model/personalisation/encode-element.js';
import { elements } from '../../../card-model/plan/notation.js';
import { filled, hex } from '../../support/hex.js';

const encode = (line: string, value?: ElementValue): string =>
  hex(encodeRecord(elements(line)[0]!, value, 'place'));

describe('values by type', () => {
  it.each<[string, ElementValue | undefined, string]>([
    ['0A an 03', 'AB', '0A03414200'],
    ['0A an 04', '测试', '0A04B2E2CAD4'],
    ['4E an 04', '', '4E0400000000'],
    ['0B cn 02', '123', '0B02123F'],
    ['0B cn 02', '', '0B02FFFF'],
    ['0B cn 02', '0001', '0B020001'],
    ['92 dec 04', 50_000, '92040000C350'],
    ['92 dec 04', '50000', '92040000C350'],
    ['92 dec 04', 0, '920400000000'],
    ['92 dec 04', 4_294_967_295, '9204FFFFFFFF'],
    ['01 b 02', 'ab12', '0102AB12'],
  ])('%s %j: %s', (line, value, expected) => {
    expect(encode(line, value)).toBe(expected);
  });
});

describe('without a value: tag, length and FF', () => {
  it.each([
    ['0A an 03', '0A03FFFFFF'],
    ['0B cn 01', '0B01FF'],
    ['92 dec 04', '9204FFFFFFFF'],
    ['40 B-TLV 07 {57 an 03, 58 cn 00}', '40075703FFFFFF5800'],
    ['an 02', 'FFFF'],
  ])('%s: %s', (line, expected) => {
    expect(encode(line)).toBe(expected);
  });
});

describe('nested elements', () => {
  const line = '40 B-TLV 34 {57 an 03, 58 cn 03, 59 an 28}';
  it('those given, and FF for the others', () => {
    expect(encode(line, { 58: '202609' })).toBe(
      `4034 5703FFFFFF 5803202609 5928${filled(0x28, 'FF')}`.replace(/ /g, ''),
    );
  });
  it.each<ElementValue>(['text', 5, ['a']])('%j is refused', (value) => {
    expect(() => encode(line, value)).toThrow(/place: .* must be elements by tag: 57, 58, 59/);
  });
  it('those of other generations are passed over', () => {
    expect(encode(line, { 57: '123', '5A': '1' })).toBe(encode(line, { 57: '123' }));
  });
});

describe('a value that does not fit is refused with its place and what is allowed', () => {
  it.each<[string, ElementValue, RegExp]>([
    ['0A an 03', 'ABCD', /place: .*\b3\b/],
    ['0A an 03', '测试', /place: .*\b3\b/],
    ['0B cn 02', '12345', /place: .*at most 4/],
    ['0B cn 02', '12A', /place: "12A" .* must be digits/],
    ['0B cn 02', '-1', /place: "-1" .* must be digits/],
    ['0A an 03', 'A\n', /place: "A\\n" .* control characters/],
    ['0A an 03', '\u0085', /place: .* control characters/],
    ['0A an 03', '\ud800', /place: .* must be GB18030 text/],
    ['0A an 03', 12, /place: 12 is a number; .*in quotes/],
    ['0B cn 02', 12, /place: 12 is a number; .*in quotes/],
    ['01 b 02', 1234, /place: 1234 is a number; .*in quotes/],
    ['40 B-TLV 05 {57 an 03}', { 57: 1 }, /place\.57: 1 is a number/],
    ['92 dec 04', 4_294_967_296, /place: .*0 to 4294967295/],
    ['92 dec 04', -1, /place: .*0 to 4294967295/],
    ['92 dec 04', 1.5, /place: .*0 to 4294967295/],
    ['92 dec 04', 'many', /place: .*0 to 4294967295/],
    ['92 dec 04', '', /place: .*0 to 4294967295/],
    ['92 dec 04', '0x10', /place: .*0 to 4294967295/],
    ['01 b 02', 'AB', /place: "AB" .* must be 4 hexadecimal digits/],
    ['01 b 02', 'ABCG', /place: "ABCG" .* must be 4 hexadecimal digits/],
    ['0A an 03', { 57: 'x' }, /place: .* must be one value/],
  ])('%s %j', (line, value, message) => {
    expect(() => encode(line, value)).toThrow(CardDataError);
    expect(() => encode(line, value)).toThrow(message);
  });
});

describe('plainValue', () => {
  it('takes the value out of an object with notes beside it', () => {
    expect(plainValue({ value: 'x', field: '姓名' }, 'place')).toBe('x');
    expect(plainValue('x', 'place')).toBe('x');
    expect(plainValue(5, 'place')).toBe(5);
    expect(plainValue({ 57: 'x' }, 'place')).toEqual({ 57: 'x' });
    expect(plainValue({ value: '' }, 'place')).toBe('');
  });
  it.each([null, undefined, true, { value: null }, { value: false }, new Date(0)])(
    '%j is no value',
    (value) => {
      expect(() => plainValue(value, 'place')).toThrow(/^place: /);
    },
  );
});

it('law: a text that is taken fills its field and reads as it was', () => {
  const [plan] = elements('09 an 1E');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (text) => {
      let record: Uint8Array;
      try {
        record = encodeRecord(plan!, text, 'place');
      } catch (error) {
        expect(error).toBeInstanceOf(CardDataError);
        return;
      }
      expect(record.length).toBe(32);
      expect(decodeText(record.subarray(2))).toBe(text);
    }),
  );
});

it('files are named by four digits', () => {
  expect([0xef05, 0xdf01].map(fileName)).toEqual(['EF05', 'DF01']);
});

it('tags are named by two digits', () => {
  expect(elements('0A an 01', '4E an 14').map(tagName)).toEqual(['0A', '4E']);
});
