import { describe, expect, it } from 'vitest';
import { describeRule } from '../../../card-model/plan/describe-rule.js';
import { gen3 } from '../../../card-model/profiles/gen3.js';
import { allOf, anyOf, CONTACT, key, PIN } from '../../../card-model/security/access-rule.js';

const ssse = gen3.plan().directories[0]!;
const df01 = ssse.directories[0]!;

describe('a rule in words', () => {
  it.each([
    ['always', 'free', '自由'],
    ['never', 'never', '禁止'],
    [PIN, 'PIN', 'PIN'],
    [CONTACT, 'contact', '接触'],
    [key(0x81), 'DF01.RK (81)', 'DF01.RK (81)'],
    [key(0x7f), 'key 7F', 'key 7F'],
    [anyOf(PIN, key(0x81)), 'PIN or DF01.RK (81)', 'PIN 或 DF01.RK (81)'],
    [allOf(CONTACT, key(0x83)), 'contact and DF01.UK_EF05 (83)', '接触 且 DF01.UK_EF05 (83)'],
    [
      anyOf(allOf(PIN, key(0x81)), key(0x83)),
      '(PIN and DF01.RK (81)) or DF01.UK_EF05 (83)',
      '(PIN 且 DF01.RK (81)) 或 DF01.UK_EF05 (83)',
    ],
  ] as const)('%j', (rule, en, zh) => {
    expect(describeRule(rule, df01, 'en')).toBe(en);
    expect(describeRule(rule, df01, 'zh')).toBe(zh);
  });

  it('a key that shares its reference with one of other use is the one that authenticates', () => {
    expect(describeRule(key(0x00), ssse, 'en')).toBe('SSSE.MK (00)');
    expect(describeRule(key(0x01), ssse, 'en')).toBe('key 01');
  });
});
