import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CardInterface } from '../../../../apdu/transport/card-port.js';
import {
  type AccessRule,
  allOf,
  anyOf,
  bindRule,
  CONTACT,
  key,
  PIN,
} from '../../../../card-model/security/access-rule.js';
import { type Means, rightsIn, satisfyRule } from '../../../../host-cli/terminal/reading/satisfy-rule.js';
import { TestRights } from '../../../support/rights.js';

const means = (available: number[], changes: Partial<Means> = {}): Means => ({
  pinVerified: false,
  interface: 'contact',
  key: (reference) => (available.includes(reference) ? 'available' : 'missing'),
  ...changes,
});

describe('the keys that make a rule hold', () => {
  it.each([
    ['always', 'always', [], []],
    ['never', 'never', [1], undefined],
    ['a key that is there', key(1), [1], [1]],
    ['a key that is not', key(1), [2], undefined],
    ['the first of equal ways', anyOf(key(1), key(2)), [1, 2], [1]],
    ['the way that is there', anyOf(PIN, key(2)), [2], [2]],
    ['the shorter way', anyOf(allOf(key(1), key(2)), key(3)), [1, 2, 3], [3]],
    ['all of them, each once', allOf(key(1), key(2), key(1)), [1, 2], [1, 2]],
    ['none when one is missing', allOf(key(1), key(2)), [1], undefined],
    ['the interface', allOf(CONTACT, key(1)), [1], [1]],
  ] as const satisfies readonly (readonly [string, AccessRule, number[], number[] | undefined])[])(
    '%s',
    (_name, rule, available, expected) => expect(satisfyRule(rule, means(available))).toEqual(expected),
  );

  it('are fewer with the PIN, and none when held', () => {
    expect(satisfyRule(anyOf(key(1), PIN), means([1], { pinVerified: true }))).toEqual([]);
    expect(satisfyRule(key(1), means([], { key: () => 'held' }))).toEqual([]);
    expect(satisfyRule(CONTACT, means([], { interface: 'contactless' }))).toBeUndefined();
  });
});

const references = fc.integer({ min: 1, max: 4 });
const rules = fc.letrec<{ rule: AccessRule }>((tie) => ({
  rule: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<AccessRule>('always', 'never', PIN, CONTACT, { interface: 'contactless' }),
    references.map((reference) => key(reference)),
    fc.array(tie('rule'), { maxLength: 3 }).map((parts) => anyOf(...parts)),
    fc.array(tie('rule'), { maxLength: 3 }).map((parts) => allOf(...parts)),
  ),
})).rule;

it('with the keys it names the card would let the file be read; without a way it would not', () => {
  const states = fc.array(fc.constantFrom('held', 'available', 'missing'), { minLength: 5, maxLength: 5 });
  const interfaces = fc.constantFrom<CardInterface>('contact', 'contactless');
  fc.assert(
    fc.property(rules, states, fc.boolean(), interfaces, (rule, state, pinVerified, now) => {
      const keys = satisfyRule(rule, {
        pinVerified,
        interface: now,
        key: (reference) => state[reference] as 'held',
      });
      const rights = new TestRights();
      rights.pin.held = pinVerified;
      for (const reference of [1, 2, 3, 4]) {
        const shown = keys === undefined ? state[reference] === 'available' : keys.includes(reference);
        rights.rightOfKey(reference).held = shown || state[reference] === 'held';
      }
      expect(bindRule(rule, rights).holds(now)).toBe(keys !== undefined);
    }),
  );
});

it('knows which rights a rule speaks of', () => {
  expect(rightsIn(anyOf(allOf(PIN, key(0x84)), key(0x86)))).toEqual({ pin: true, keys: [0x84, 0x86] });
  expect(rightsIn(allOf(CONTACT, key(4)))).toEqual({ pin: false, keys: [4] });
  expect(rightsIn('always')).toEqual({ pin: false, keys: [] });
});
