import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AccessRule,
  allOf,
  anyOf,
  bindRule,
  CONTACT,
  key,
  PIN,
} from '../../../card-model/security/access-rule.js';
import { Right } from '../../../card-model/security/right.js';
import { noRights, TestRights } from '../../support/rights.js';

/** Whether a rule holds when exactly these keys, and perhaps the PIN, were shown. */
function holds(
  rule: AccessRule,
  keys: number[],
  pin = false,
  now: 'contact' | 'contactless' = 'contact',
): boolean {
  const rights = new TestRights();
  const condition = bindRule(rule, rights);
  rights.pin.held = pin;
  for (const reference of keys) rights.rightOfKey(reference).held = true;
  return condition.holds(now);
}

describe('a bound rule', () => {
  it('always and never', () => {
    expect([holds('always', []), holds('never', [1], true)]).toEqual([true, false]);
  });
  it('a key, the PIN, the interface', () => {
    expect([holds(key(4), [4]), holds(key(4), [5]), holds(key(4), [], true)]).toEqual([true, false, false]);
    expect([holds(PIN, [], true), holds(PIN, [4])]).toEqual([true, false]);
    expect([holds(CONTACT, []), holds(CONTACT, [], true, 'contactless')]).toEqual([true, false]);
  });
  it('any of: one is enough, none of none', () => {
    const rule = anyOf(PIN, key(4));
    expect([holds(rule, []), holds(rule, [4]), holds(rule, [], true)]).toEqual([false, true, true]);
    expect(holds(anyOf(), [4], true)).toBe(false);
  });
  it('all of: every one', () => {
    const rule = allOf(PIN, key(4));
    expect([holds(rule, [4]), holds(rule, [], true), holds(rule, [4], true)]).toEqual([false, false, true]);
  });
  it('follows rights that come and go', () => {
    const rights = new TestRights();
    const condition = bindRule(key(4), rights);
    const right = rights.rightOfKey(4);
    const seen = [false, true, false].map((held) => {
      right.held = held;
      return condition.holds('contact');
    });
    expect(seen).toEqual([false, true, false]);
  });
  it('a PIN rule where there is no PIN never holds', () => {
    expect(bindRule(PIN, noRights).holds('contact')).toBe(false);
  });
});

/** What a rule means, said once more by recursion. */
function meaning(rule: AccessRule, keys: Set<number>, pin: boolean, now: string): boolean {
  if (rule === 'always') return true;
  if (rule === 'never') return false;
  if ('pin' in rule) return pin;
  if ('key' in rule) return keys.has(rule.key);
  if ('interface' in rule) return rule.interface === now;
  if ('anyOf' in rule) return rule.anyOf.some((part) => meaning(part, keys, pin, now));
  return rule.allOf.every((part) => meaning(part, keys, pin, now));
}

it('law: any rule holds exactly when its words say so', () => {
  const { rule } = fc.letrec<{ rule: AccessRule }>((tie) => ({
    rule: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom<AccessRule>('always', 'never', PIN, CONTACT),
      fc.nat(3).map(key),
      fc.array(tie('rule'), { maxLength: 3 }).map((parts) => anyOf(...parts)),
      fc.array(tie('rule'), { maxLength: 3 }).map((parts) => allOf(...parts)),
    ),
  }));
  const now = fc.constantFrom('contact' as const, 'contactless' as const);
  fc.assert(
    fc.property(rule, fc.uniqueArray(fc.nat(3)), fc.boolean(), now, (tried, keys, pin, interfaceNow) => {
      expect(holds(tried, keys, pin, interfaceNow)).toBe(meaning(tried, new Set(keys), pin, interfaceNow));
    }),
  );
});

it('a PIN rule asks anew for the PIN: one may be written, or written again, after the files', () => {
  let pin: Right | undefined;
  const condition = bindRule(PIN, { rightOfKey: () => new Right(), rightOfPin: () => pin });
  const seen = [condition.holds('contact')];
  pin = new Right();
  pin.held = true;
  seen.push(condition.holds('contact'));
  pin = new Right();
  seen.push(condition.holds('contact'));
  expect(seen).toEqual([false, true, false]);
});
