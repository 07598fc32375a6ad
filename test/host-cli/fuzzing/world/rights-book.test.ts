import { expect, test } from 'vitest';
import { gen3 } from '../../../../card-model/profiles/gen3.js';
import { allOf, anyOf, CONTACT, key, PIN } from '../../../../card-model/security/access-rule.js';
import { mapOfProfile } from '../../../../host-cli/fuzzing/world/card-map.js';
import { RightsBook } from '../../../../host-cli/fuzzing/world/rights-book.js';

const map = mapOfProfile(gen3);
const at = (label: string) => map.directories.find((one) => one.label === label)!;
const [MF, SSSE, DF03, DF04, BANK] = ['MF', 'SSSE', 'DF03', 'DF04', 'PBOC'].map(at) as [
  ReturnType<typeof at>,
  ReturnType<typeof at>,
  ReturnType<typeof at>,
  ReturnType<typeof at>,
  ReturnType<typeof at>,
];

test('rules are met by what is held', () => {
  const rights = new RightsBook(map);
  const meets = (rule: Parameters<typeof rights.meets>[0], now: 'contact' | 'contactless' = 'contact') =>
    rights.meets(rule, DF03, now);
  expect([meets('always'), meets('never'), meets(PIN), meets(key(0x81)), meets(CONTACT)]).toEqual([
    true,
    false,
    false,
    false,
    true,
  ]);
  rights.gainPin(SSSE);
  expect([meets(PIN), meets(anyOf(key(1), PIN)), meets(allOf(key(1), PIN))]).toEqual([true, true, false]);
  rights.gainKey(DF03, 1);
  expect([meets(allOf(key(1), PIN)), meets(allOf(CONTACT, PIN), 'contactless')]).toEqual([true, false]);
});

test('a PIN rule where there is no PIN is never met', () => {
  const rights = new RightsBook(map);
  rights.gainPin(SSSE);
  expect(rights.meets(PIN, MF, 'contact')).toBe(false);
});

test('how a right was lost', () => {
  const rights = new RightsBook(map);
  rights.gainKey(DF03, 1);
  rights.gainPin(SSSE);
  rights.select(DF04, map);
  expect([rights.keyState(DF03, 1), rights.pinState(SSSE)]).toEqual(['lost-by-selection', 'held']);
  rights.gainKey(DF04, 2);
  rights.failKey(DF04, 2);
  rights.failPin(SSSE);
  expect([rights.keyState(DF04, 2), rights.pinState(SSSE)]).toEqual(['lost-by-failure', 'lost-by-failure']);
  rights.gainPin(SSSE);
  rights.reset();
  expect([rights.keyState(DF04, 2), rights.pinState(SSSE)]).toEqual(['lost-by-failure', 'lost-by-reset']);
  rights.failPin(SSSE);
  expect(rights.pinState(SSSE)).toBe('lost-by-reset');
  expect(rights.keyState(SSSE, 9)).toBeUndefined();
});

test.each([
  ['the same directory', DF03, 'held', 'held'],
  ['the one above', SSSE, 'lost-by-selection', 'held'],
  ['one beside', DF04, 'lost-by-selection', 'held'],
  ['another application', BANK, 'lost-by-selection', 'lost-by-selection'],
  ['the MF', MF, 'lost-by-selection', 'lost-by-selection'],
])('selecting %s', (_what, target, own, above) => {
  const rights = new RightsBook(map);
  rights.gainKey(DF03, 1);
  rights.gainKey(SSSE, 1);
  rights.select(target, map);
  expect([rights.keyState(DF03, 1), rights.keyState(SSSE, 1)]).toEqual([own, above]);
});

test('what would be met if the keys of all directories counted', () => {
  const rights = new RightsBook(map);
  rights.gainKey(DF03, 0x81);
  rights.select(DF04, map);
  expect(rights.meetsAnywhere(key(0x81), DF04, 'contact')).toBe(true);
  expect(rights.meetsAnywhere(anyOf(key(0x81), PIN), DF04, 'contact')).toBe(true);
  expect(rights.meetsAnywhere(allOf(key(0x81), PIN), DF04, 'contact')).toBe(false);
  expect(rights.meetsAnywhere(key(0x82), DF04, 'contact')).toBe(false);
  rights.reset();
  expect(rights.meets(key(0x81), DF03, 'contact', (state) => state === 'lost-by-selection')).toBe(true);
});
