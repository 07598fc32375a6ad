import type { CardInterface } from '../../transport/card-port.js';
import type { AccessRuleEntry } from '../card-dictionary.js';
import type { RightName } from '../session-rights.js';

/** What is known of a session when a rule is looked at. */
export interface Holdings {
  holds(right: RightName): boolean;
  /** Undefined where nothing told it. */
  readonly interface: CardInterface | undefined;
}

/** What of a rule is not fulfilled: `always` when nothing is missing, `never` when nothing helps. */
export function missingPart(rule: AccessRuleEntry, holdings: Holdings): AccessRuleEntry {
  if (rule === 'always' || rule === 'never') return rule;
  if ('pin' in rule) return holdings.holds('pin') ? 'always' : rule;
  if ('key' in rule) return holdings.holds(rule.key) ? 'always' : rule;
  if ('interface' in rule) return holdings.interface === rule.interface ? 'always' : rule;
  if ('allOf' in rule) {
    const parts = rule.allOf.map((part) => missingPart(part, holdings)).filter((part) => part !== 'always');
    return parts.includes('never') ? 'never' : (joined(parts, 'allOf') ?? 'always');
  }
  const parts = rule.anyOf.map((part) => missingPart(part, holdings)).filter((part) => part !== 'never');
  return parts.includes('always') ? 'always' : (joined(parts, 'anyOf') ?? 'never');
}

function joined(parts: readonly AccessRuleEntry[], kind: 'anyOf' | 'allOf'): AccessRuleEntry | undefined {
  const [first, second] = parts;
  if (second === undefined) return first;
  return kind === 'anyOf' ? { anyOf: parts } : { allOf: parts };
}

/** The PIN and the keys that a rule speaks of, in order. */
export function rightsOf(rule: AccessRuleEntry): RightName[] {
  if (typeof rule === 'string' || 'interface' in rule) return [];
  if ('pin' in rule) return ['pin'];
  if ('key' in rule) return [rule.key];
  return ('anyOf' in rule ? rule.anyOf : rule.allOf).flatMap(rightsOf);
}
