import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cardNumberCheck,
  ELEMENT_RULES,
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
    ['SSSE.EF05.03', ['3.00', '2.00', '2.01', '1.00'], ['3.0', '3', '03.00', '3,00']],
    ['SSSE.EF05.05', ['20260101'], ['20260132']],
    ['SSSE.EF05.06', ['20360101'], ['2036']],
    ['SSSE.EF05.07', ['A10000015'], ['A10000016', 'A1000001', 'a10000015', 'A100000155']],
    [
      'SSSE.EF06.08',
      ['51010018800101001X'],
      ['510100188001010010', '51010018800101001x', '51010018800101001'],
    ],
    ['SSSE.EF06.0A', ['0', '1', '2', '9'], ['3', '', '01', 'M']],
    ['SSSE.EF06.0B', ['01', '56', '97', '98'], ['00', '57', '96', '99', '1', '001']],
    ['SSSE.EF06.0C', ['510100'], ['51010', '5101000', 'ABCDEF']],
    ['SSSE.EF06.0D', ['18800101'], ['18800230']],
    ['DF04.EF06.90', ['0', '1'], ['2', '']],
    ['DF04.EF06.93', ['0', '10', '99'], ['100', '', '-1', '1.5']],
  ];
  it.each(cases)('%s', (element, allowed, refused) => {
    const rule = ELEMENT_RULES[element]!;
    expect(allowed.filter((value) => !rule.allows(value))).toEqual([]);
    expect(refused.filter((value) => rule.allows(value))).toEqual([]);
    expect(rule.allowed).not.toBe('');
    expect(rule.source).not.toBe('');
  });
  it('none is left untested', () => {
    expect(Object.keys(ELEMENT_RULES).filter((name) => !cases.some(([tested]) => tested === name))).toEqual(
      [],
    );
  });
});
