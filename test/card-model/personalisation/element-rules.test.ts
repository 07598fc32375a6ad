import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  birthDateIn,
  cardNumberCheck,
  ELEMENT_RULES,
  type ElementRule,
  identityCheck,
  isDate,
} from '../../../card-model/personalisation/element-rules.js';

describe('check character of the 卡号', () => {
  // ssc-card.md 1.8: weights 3 7 9 10 5 8 4 2, 11 - (sum mod 11), 10 = X, 11 = 0. Reckoned by hand.
  it.each([
    ['A1000001', '5'],
    ['00000000', '0'],
    ['10000000', '8'],
    ['00010000', '1'],
    ['00000008', '6'],
    ['00100000', '2'],
    ['00000006', 'X'],
  ])('of %s is %s', (first8, check) => {
    expect(cardNumberCheck(first8)).toBe(check);
  });
});

describe('check character of the 社会保障号码', () => {
  // The first is the example of GB 11643-1999, annex A.
  it.each([
    ['11010519491231002', 'X'],
    ['44052418800101001', '4'],
    ['51010018800101001', 'X'],
  ])('of %s is %s', (first17, check) => {
    expect(identityCheck(first17)).toBe(check);
  });
  it('law: a changed digit changes it', () => {
    const digits = fc.array(fc.nat(9), { minLength: 17, maxLength: 17 });
    fc.assert(
      fc.property(digits, fc.nat(16), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
        const changed = number.map((digit, index) => (index === at ? (digit + by) % 10 : digit));
        expect(identityCheck(changed.join(''))).not.toBe(identityCheck(number.join('')));
      }),
    );
  });
});

it('the date of birth in a 社会保障号码', () => {
  expect(birthDateIn('11010519491231002X')).toBe('19491231');
});

describe('dates', () => {
  it.each(['20260101', '20240229', '18800101', '20000229', '99991231'])('%s', (date) => {
    expect(isDate(date)).toBe(true);
  });
  it.each([
    '20230229',
    '19000229',
    '20261301',
    '20260001',
    '20260100',
    '20260431',
    '2026011',
    '202601011',
    '2026-1-1',
    '',
  ])('not %s', (date) => {
    expect(isDate(date)).toBe(false);
  });
});

const wordsOf = ({ allowed }: ElementRule, value: string): string =>
  typeof allowed === 'string' ? allowed : allowed(value);

describe('words for what is allowed', () => {
  it.each([
    ['SSSE.EF05.07', 'A10000016', /check character, which is 5 for A1000001$/],
    ['SSSE.EF05.07', 'a10000015', /check character$/],
    ['SSSE.EF06.08', '510100188001010010', /check character, which is X for 51010018800101001$/],
    ['SSSE.EF06.08', '5101', /check character$/],
  ])('%s %s', (element, value, words) => {
    expect(wordsOf(ELEMENT_RULES[element]!, value)).toMatch(words);
  });
  it('law: the check character told is the one that is taken', () => {
    const first8 = fc.string({
      unit: fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
      minLength: 8,
      maxLength: 8,
    });
    fc.assert(
      fc.property(first8, (text) => {
        const rule = ELEMENT_RULES['SSSE.EF05.07']!;
        const told = / is (.) for /.exec(wordsOf(rule, `${text}?`))![1]!;
        const taken = [...'0123456789X'].filter((check) => rule.allows(text + check));
        expect(taken).toEqual([told]);
      }),
    );
  });
});

describe('rules', () => {
  const cases: [element: string, allowed: string[], refused: string[]][] = [
    [
      'SSSE.EF05.01',
      ['510100D15600000500000001????????', '510100D15600000500000001D24770B4'],
      [
        '510100D15600000600000001????????',
        '51010D15600000500000001????????',
        '510100D15600000500000001D24770',
        '510100D15600000500000001????D247',
      ],
    ],
    ['SSSE.EF05.02', ['3', 'A', 'a'], ['', '33', '男', ' ']],
    ['SSSE.EF05.03', ['3.00', '2.00', '2.01', '1.00'], ['3.0', '3', '03.00', '3,00']],
    ['SSSE.EF05.05', ['20260101'], ['20260132']],
    ['SSSE.EF05.06', ['20360101'], ['2036']],
    ['SSSE.EF05.07', ['A10000015'], ['A10000016', 'A1000001', 'a10000015', 'A100000155']],
    [
      'SSSE.EF06.08',
      ['51010018800101001X'],
      // The last two have the right check character and no date of birth.
      [
        '510100188001010010',
        '51010018800101001x',
        '51010018800101001',
        '510100188002300019',
        '510100000000000015',
      ],
    ],
    ['SSSE.EF06.0A', ['0', '1', '2', '9'], ['3', '', '01', 'M']],
    ['SSSE.EF06.0B', ['01', '56', '97', '98'], ['00', '57', '96', '99', '1', '001']],
    ['SSSE.EF06.0C', ['510100'], ['51010', '5101000', 'ABCDEF']],
    ['SSSE.EF06.0D', ['18800101', '18000101', '20240229'], ['18800230', '17991231', '00010101', '']],
    ['SSSE.EF0D.EB', ['510100'], ['5101', '']],
    ['DF01.EF06.24', ['510100'], ['51010', '']],
    [
      'DF01.EF06.28',
      ['13800000000', '028-86123579', '+86 28 86123579', '110'],
      ['', '12', 'none', '028--86123579', '86123579-', '028/86123579', '12+3456'],
    ],
    ['DF04.EF06.90', ['0', '1'], ['2', '']],
    ['DF04.EF06.93', ['0', '10', '99'], ['100', '', '-1', '1.5']],
  ];
  it.each(cases)('%s', (element, allowed, refused) => {
    const rule = ELEMENT_RULES[element]!;
    expect(allowed.filter((value) => !rule.allows(value))).toEqual([]);
    expect(refused.filter((value) => rule.allows(value))).toEqual([]);
    for (const value of refused) expect(wordsOf(rule, value)).not.toBe('');
    expect(rule.source).not.toBe('');
  });
  it('none is left untested', () => {
    expect(Object.keys(ELEMENT_RULES).filter((name) => !cases.some(([tested]) => tested === name))).toEqual(
      [],
    );
  });
});
