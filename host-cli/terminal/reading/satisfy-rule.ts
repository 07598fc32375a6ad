import type { CardInterface } from '../../../apdu/transport/card-port.js';
import type { AccessRule } from '../../../card-model/security/access-rule.js';

/** What the reader holds against a rule. */
export interface Means {
  readonly pinVerified: boolean;
  readonly interface: CardInterface;
  /** `held`: the right is there; `available`: the key is, and was not refused; else `missing`. */
  key(reference: number): 'held' | 'available' | 'missing';
}

/**
 * The keys, by reference, to authenticate with so that the rule holds: as few as do; undefined when it cannot be made
 * to hold.
 */
export function satisfyRule(rule: AccessRule, means: Means): readonly number[] | undefined {
  if (rule === 'always') return [];
  if (rule === 'never') return undefined;
  if ('pin' in rule) return means.pinVerified ? [] : undefined;
  if ('interface' in rule) return rule.interface === means.interface ? [] : undefined;
  if ('key' in rule) {
    const state = means.key(rule.key);
    if (state === 'missing') return undefined;
    return state === 'held' ? [] : [rule.key];
  }
  if ('anyOf' in rule) {
    return rule.anyOf
      .map((part) => satisfyRule(part, means))
      .filter((keys) => keys !== undefined)
      .reduce<readonly number[] | undefined>(
        (best, keys) => (best && best.length <= keys.length ? best : keys),
        undefined,
      );
  }
  const parts = rule.allOf.map((part) => satisfyRule(part, means));
  if (parts.some((keys) => keys === undefined)) return undefined;
  return [...new Set(parts.flatMap((keys) => keys ?? []))];
}

/** Whether the rule speaks of the PIN, and the references of the keys it speaks of. */
export function rightsIn(rule: AccessRule): { pin: boolean; keys: number[] } {
  if (typeof rule === 'string' || 'interface' in rule) return { pin: false, keys: [] };
  if ('pin' in rule) return { pin: true, keys: [] };
  if ('key' in rule) return { pin: false, keys: [rule.key] };
  const parts = ('anyOf' in rule ? rule.anyOf : rule.allOf).map(rightsIn);
  return { pin: parts.some(({ pin }) => pin), keys: parts.flatMap(({ keys }) => keys) };
}
