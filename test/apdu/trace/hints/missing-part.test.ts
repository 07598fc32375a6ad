import { expect, test } from 'vitest';
import type { AccessRuleEntry } from '../../../../apdu/trace/card-dictionary.js';
import { missingPart, rightsOf } from '../../../../apdu/trace/hints/missing-part.js';

const PIN = { pin: true } as const;
const key = (reference: number) => ({ key: reference });
const CONTACT = { interface: 'contact' } as const;
const all = (...allOf: AccessRuleEntry[]) => ({ allOf });
const any = (...anyOf: AccessRuleEntry[]) => ({ anyOf });

const missing = (
  rule: AccessRuleEntry,
  held: readonly (number | 'pin')[] = [],
  link?: 'contact' | 'contactless',
) => missingPart(rule, { holds: (right) => held.includes(right), interface: link });

test.each<[AccessRuleEntry, (number | 'pin')[], AccessRuleEntry]>([
  ['always', [], 'always'],
  ['never', [1], 'never'],
  [key(1), [], key(1)],
  [key(1), [1], 'always'],
  [PIN, ['pin'], 'always'],
  [all(PIN, key(1)), [], all(PIN, key(1))],
  [all(PIN, key(1)), [1], PIN],
  [all(PIN, key(1)), [1, 'pin'], 'always'],
  [all(PIN, 'never'), ['pin'], 'never'],
  [any(PIN, key(1)), [], any(PIN, key(1))],
  [any(PIN, key(1)), [1], 'always'],
  [any(key(1), 'never'), [], key(1)],
  [any('never'), [], 'never'],
  [any(all(PIN, key(1)), key(2)), ['pin'], any(key(1), key(2))],
])('of %j with %j held: %j', (rule, held, expected) => {
  expect(missing(rule, held)).toEqual(expected);
});

test('the interface is missing where it is another one or not known', () => {
  expect(missing(CONTACT, [], 'contact')).toBe('always');
  expect(missing(CONTACT, [], 'contactless')).toEqual(CONTACT);
  expect(missing(CONTACT)).toEqual(CONTACT);
});

test('the rights that a rule speaks of', () => {
  expect(rightsOf(any(all(PIN, key(1), CONTACT), key(2)))).toEqual(['pin', 1, 2]);
  expect(rightsOf('always')).toEqual([]);
});
