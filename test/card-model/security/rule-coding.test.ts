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
import {
  canonicalRule,
  decodeRule,
  encodeRule,
  RULE_BYTES,
} from '../../../card-model/security/rule-coding.js';
import { bytes, hex } from '../../support/hex.js';
import { TestRights } from '../../support/rights.js';

const CONTACTLESS: AccessRule = { interface: 'contactless' };

const codings: readonly [AccessRule, string][] = [
  ['always', '00FFFFFF'],
  ['never', 'FFFFFFFF'],
  [CONTACT, '01FFFFFF'],
  [PIN, '02FFFFFF'],
  [key(0x84), '0484FFFF'],
  [anyOf(PIN, key(0x81)), '0681FFFF'],
  [anyOf(PIN, key(0x81), key(0x83)), '168183FF'],
  [anyOf(key(1), key(2), key(3)), '34010203'],
  [allOf(PIN, key(0x84)), '0E84FFFF'],
  [anyOf(allOf(PIN, key(0x84)), key(0x86)), '1E8486FF'],
  [allOf(CONTACT, key(0x04)), '0504FFFF'],
  [allOf(CONTACT, PIN), '03FFFFFF'],
  [allOf(CONTACT, anyOf(allOf(PIN, key(0x84)), key(0x86), key(0x87))), '3F848687'],
];

describe('the coding', () => {
  it.each(codings)('%j = %s, both ways', (rule, coding) => {
    expect(hex(encodeRule(rule)!)).toBe(coding);
    expect(decodeRule(bytes(coding))).toEqual(rule);
    expect(RULE_BYTES).toBe(4);
  });

  it('other shapes of one meaning have one coding', () => {
    const shapes = [
      [allOf(key(0x84), PIN), '0E84FFFF'],
      [allOf(key(0x04), CONTACT), '0504FFFF'],
      [allOf(CONTACT, PIN, key(0x84)), '0F84FFFF'],
      [anyOf(key(0x81), PIN), '0681FFFF'],
      [anyOf(anyOf(PIN), anyOf(key(1), key(2))), '160102FF'],
      [anyOf(key(0x86), allOf(PIN, key(0x84))), '1E8486FF'],
    ] as const;
    for (const [rule, coding] of shapes) expect(hex(encodeRule(rule)!)).toBe(coding);
  });

  it.each<AccessRule>([
    CONTACTLESS,
    allOf(CONTACTLESS, PIN),
    allOf(CONTACTLESS, CONTACT),
    anyOf(CONTACT, PIN),
    anyOf('always', PIN),
    anyOf(),
    allOf(),
    allOf(CONTACT, anyOf()),
    allOf(CONTACT, 'never'),
    allOf(key(1), key(2)),
    allOf(PIN, key(1), key(2)),
    anyOf(allOf(PIN, key(1)), PIN),
    anyOf(allOf(PIN, key(1)), allOf(PIN, key(2))),
    anyOf(key(1), key(2), key(3), key(4)),
    key(0xff),
  ])('%j has none', (rule) => {
    expect(encodeRule(rule)).toBeUndefined();
    expect(canonicalRule(rule)).toBe(rule);
  });

  it.each([
    '00FFFF01',
    'FF01FFFF',
    '04FFFFFF',
    '0201FFFF',
    '10FF01FF',
    '0804FFFF',
    '0AFFFFFF',
    '0C04FFFF',
    '40FFFFFF',
    '8204FFFF',
  ])('%s is none', (coding) => {
    expect(decodeRule(bytes(coding))).toBeUndefined();
  });
});

const { rule } = fc.letrec<{ rule: AccessRule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<AccessRule>('always', 'never', PIN, CONTACT, CONTACTLESS),
    fc.nat(3).map(key),
    fc.array(tie('rule'), { maxLength: 3 }).map((parts) => anyOf(...parts)),
    fc.array(tie('rule'), { maxLength: 3 }).map((parts) => allOf(...parts)),
  ),
}));
/** Rules of the kind that files have, nearly all of which have a coding. */
const usual = fc
  .tuple(fc.boolean(), fc.constantFrom('none', 'pin', 'both'), fc.uniqueArray(fc.nat(3), { maxLength: 3 }))
  .filter(([contact, pin, keys]) =>
    pin === 'both' ? keys.length > 0 : contact || pin === 'pin' || keys.length > 0,
  )
  .map(([contact, pin, [first, ...others]]) => {
    const head = first === undefined ? [] : [pin === 'both' ? allOf(key(first), PIN) : key(first)];
    const parts = [...others.map(key), ...head, ...(pin === 'pin' ? [PIN] : [])];
    const inner = parts.length === 1 ? parts[0]! : anyOf(...parts);
    return contact ? (parts.length === 0 ? CONTACT : allOf(inner, CONTACT)) : inner;
  });

/** Every set of four keys, as bits. */
const RIGHTS = Array.from({ length: 16 }, (_, bits) => bits);

/** For every set of rights and either interface: whether the rule holds. */
function meaning(tried: AccessRule): boolean[] {
  const rights = new TestRights();
  const condition = bindRule(tried, rights);
  return RIGHTS.flatMap((held) =>
    [false, true].flatMap((pin) => {
      for (let reference = 0; reference < 4; reference++) {
        rights.rightOfKey(reference).held = (held & (1 << reference)) !== 0;
      }
      rights.pin.held = pin;
      return [condition.holds('contact'), condition.holds('contactless')];
    }),
  );
}

describe('laws', () => {
  it('a rule means what its coding means, and the canonical rule stays as it is', () => {
    fc.assert(
      fc.property(fc.oneof(rule, usual), (tried) => {
        const coding = encodeRule(tried);
        if (!coding) return;
        const canonical = decodeRule(coding)!;
        expect(meaning(canonical)).toEqual(meaning(tried));
        expect(encodeRule(canonical)).toEqual(coding);
        expect(canonicalRule(tried)).toEqual(canonical);
        expect(canonicalRule(canonical)).toEqual(canonical);
      }),
      { numRuns: 3000 },
    );
  });

  it('the rules of files have a coding', () => {
    fc.assert(
      fc.property(usual, (tried) => {
        expect(encodeRule(tried)).toBeDefined();
      }),
    );
  });

  it('any four bytes are no rule, or the coding of the rule they decode to', () => {
    const byte = fc.oneof(fc.nat(0xff), fc.constant(0xff));
    fc.assert(
      fc.property(fc.tuple(fc.nat(0x3f), byte, byte, byte), (four) => {
        const coding = Uint8Array.from(four);
        const decoded = decodeRule(coding);
        if (decoded !== undefined) expect(encodeRule(decoded)).toEqual(coding);
      }),
      { numRuns: 5000 },
    );
  });
});
