import { type AccessRule, allOf, anyOf, CONTACT, key, PIN } from './access-rule.js';

/**
 * An access rule in the four bytes that CREATE FILE carries (a convention, no coding of the field is known):
 * conditions, then up to three key references, FF where there is none.
 */
export const RULE_BYTES = 4;

const ALWAYS = 0x00;
const NEVER = 0xff;
/** Bits of the first byte. Beside `CONTACT_ONLY` and `PIN_AND_KEY` each bit is one alternative. */
const CONDITION = {
  CONTACT_ONLY: 0x01,
  PIN: 0x02,
  KEY_1: 0x04,
  /** PIN and key 1 together are the alternative, not each alone. */
  PIN_AND_KEY: 0x08,
  KEY_2: 0x10,
  KEY_3: 0x20,
} as const;
const KNOWN_BITS = Object.values(CONDITION).reduce((sum, bit) => sum | bit, 0);
const NO_KEY = 0xff;
const KEY_BITS = [CONDITION.KEY_1, CONDITION.KEY_2, CONDITION.KEY_3] as const;

/** One way to fulfil a rule. */
type Alternative = { readonly pin: boolean; readonly key?: number };

/** The alternatives of a rule without its interface; undefined when it is none of the shapes that can be coded. */
function alternativesOf(rule: AccessRule): Alternative[] | undefined {
  if (typeof rule === 'string' || 'interface' in rule) return undefined;
  if ('pin' in rule) return [{ pin: true }];
  if ('key' in rule) return [{ pin: false, key: rule.key }];
  if ('anyOf' in rule) {
    const parts = rule.anyOf.map(alternativesOf);
    return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
  }
  const [first, second, ...more] = rule.allOf;
  if (first === undefined || second === undefined || more.length > 0) return undefined;
  const [pin, other] = typeof first === 'object' && 'pin' in first ? [first, second] : [second, first];
  const both = typeof pin === 'object' && 'pin' in pin && typeof other === 'object' && 'key' in other;
  return both ? [{ pin: true, key: other.key }] : undefined;
}

const isContact = (rule: AccessRule): boolean =>
  typeof rule === 'object' && 'interface' in rule && rule.interface === 'contact';

/** Takes "by contact only" off a rule. */
function splitInterface(rule: AccessRule): {
  readonly contact: boolean;
  readonly rest: AccessRule | undefined;
} {
  if (typeof rule === 'string') return { contact: false, rest: rule };
  if (isContact(rule)) return { contact: true, rest: undefined };
  if (!('allOf' in rule)) return { contact: false, rest: rule };
  const others = rule.allOf.filter((part) => !isContact(part));
  if (others.length === rule.allOf.length) return { contact: false, rest: rule };
  return { contact: true, rest: others.length === 1 ? others[0] : { allOf: others } };
}

/** The four bytes of a rule; undefined for a rule that has no coding. */
export function encodeRule(rule: AccessRule): Uint8Array | undefined {
  if (rule === 'always') return Uint8Array.of(ALWAYS, NO_KEY, NO_KEY, NO_KEY);
  if (rule === 'never') return Uint8Array.of(NEVER, NO_KEY, NO_KEY, NO_KEY);
  const { contact, rest } = splitInterface(rule);
  const alternatives = rest === undefined ? [] : alternativesOf(rest);
  // No alternative at all is a rule that never holds, unless there is nothing but the interface to look at.
  if (alternatives === undefined || (rest !== undefined && alternatives.length === 0)) return undefined;

  const together = alternatives.filter(({ pin, key: reference }) => pin && reference !== undefined);
  const pinAlone = alternatives.some(({ pin, key: reference }) => pin && reference === undefined);
  if (together.length > 1 || (together.length === 1 && pinAlone)) return undefined;
  const single = alternatives.filter(({ pin, key: reference }) => !pin && reference !== undefined);
  const keys = [...together, ...single].map(({ key: reference }) => reference!);
  if (keys.length > KEY_BITS.length || keys.includes(NO_KEY)) return undefined;

  let conditions = contact ? CONDITION.CONTACT_ONLY : 0;
  if (pinAlone) conditions |= CONDITION.PIN;
  if (together.length > 0) conditions |= CONDITION.PIN | CONDITION.PIN_AND_KEY;
  for (const [index] of keys.entries()) conditions |= KEY_BITS[index]!;
  return Uint8Array.of(conditions, ...KEY_BITS.map((_, index) => keys[index] ?? NO_KEY));
}

/** The rule of four bytes; undefined when they are none. */
export function decodeRule(bytes: Uint8Array): AccessRule | undefined {
  const conditions = bytes[0]!;
  const references = KEY_BITS.map((_, index) => bytes[1 + index]!);
  if (conditions === ALWAYS || conditions === NEVER) {
    const plain = references.every((reference) => reference === NO_KEY);
    return plain ? (conditions === ALWAYS ? 'always' : 'never') : undefined;
  }
  const has = (bit: number) => (conditions & bit) !== 0;
  const placed = KEY_BITS.every((bit, index) => has(bit) === (references[index] !== NO_KEY));
  // One rule, one coding: keys stand without gaps.
  const gapless = KEY_BITS.every((bit, index) => index === 0 || !has(bit) || has(KEY_BITS[index - 1]!));
  const together = has(CONDITION.PIN_AND_KEY);
  const whole = !together || (has(CONDITION.PIN) && has(CONDITION.KEY_1));
  if (!placed || !gapless || !whole || (conditions & ~KNOWN_BITS) !== 0) return undefined;

  const keys = references.filter((reference) => reference !== NO_KEY).map(key);
  const alternatives: AccessRule[] = together
    ? [allOf(PIN, keys[0]!), ...keys.slice(1)]
    : [...(has(CONDITION.PIN) ? [PIN] : []), ...keys];
  const rule = alternatives.length === 1 ? alternatives[0]! : anyOf(...alternatives);
  if (!has(CONDITION.CONTACT_ONLY)) return rule;
  return alternatives.length === 0 ? CONTACT : allOf(CONTACT, rule);
}

/** The rule as a card gives it back after CREATE FILE: the same meaning in the one shape that its coding has. */
export function canonicalRule(rule: AccessRule): AccessRule {
  const code = encodeRule(rule);
  return (code && decodeRule(code)) ?? rule;
}
