import { describe, expect, it } from 'vitest';
import { CardError } from '../../../card-model/kernel/card-error.js';
import { elements } from '../../../card-model/plan/notation.js';

describe('the notation of file tables', () => {
  it('tag, type, length and names', () => {
    expect(elements('08 an 12 社会保障号码 | social security number')).toEqual([
      { tag: 0x08, type: 'an', bytes: 0x12, name: { zh: '社会保障号码', en: 'social security number' } },
    ]);
  });
  it('without names: the tag names it', () => {
    expect(elements('7A cn 03')).toEqual([
      { tag: 0x7a, type: 'cn', bytes: 3, name: { zh: '数据元 7A', en: 'element 7A' } },
    ]);
  });
  it('without tag: a field', () => {
    expect(elements('dec 04 金额 | amount')).toEqual([
      { type: 'dec', bytes: 4, name: { zh: '金额', en: 'amount' } },
    ]);
  });
  it('nested elements, repeated records, lengths of three digits', () => {
    const [first, second, third] = elements(
      '2 x 40 B-TLV 34 学历 | education {57 an 03, 58 cn 03, 59 an 28}',
      '01 b 100',
    );
    expect(first).toBe(second);
    expect(first).toMatchObject({
      tag: 0x40,
      type: 'tlv',
      bytes: 0x34,
      name: { zh: '学历', en: 'education' },
    });
    expect(first!.elements!.map(({ tag, type, bytes }) => [tag, type, bytes])).toEqual([
      [0x57, 'an', 3],
      [0x58, 'cn', 3],
      [0x59, 'an', 0x28],
    ]);
    expect(third!.bytes).toBe(256);
  });
  it('nested elements must fill the record: PROFILE_INVALID', () => {
    const wrong = () => elements('40 B-TLV 33 {57 an 03, 58 cn 03, 59 an 28}');
    expect(wrong).toThrow(CardError);
    expect(wrong).toThrow(/52 bytes, not 51/);
  });
  it.each(['', '08', '08 an', '08 xx 12', '8 an 12', '08 an 1', 'an', '08 an 12 {', 'x 08 an 12'])(
    "'%s' is not in the notation: the line is named",
    (line) => {
      expect(() => elements(line)).toThrow(CardError);
      expect(() => elements(line)).toThrow(`'${line}'`);
    },
  );
});
