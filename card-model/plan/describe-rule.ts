import type { Language } from '../../apdu/codec/bilingual.js';
import type { AccessRule } from '../security/access-rule.js';
import { opensRights } from '../security/key-type.js';
import type { DirectoryPlan } from './file-plan.js';

const WORDS = {
  en: {
    always: 'free',
    never: 'never',
    contact: 'contact',
    contactless: 'contactless',
    or: ' or ',
    and: ' and ',
  },
  zh: { always: '自由', never: '禁止', contact: '接触', contactless: '非接触', or: ' 或 ', and: ' 且 ' },
} as const;

function keyName(reference: number, directory: DirectoryPlan): string {
  const hex = reference.toString(16).toUpperCase().padStart(2, '0');
  const key = directory.keys.find((plan) => plan.reference === reference && opensRights(plan.type));
  return key ? `${key.name} (${hex})` : `key ${hex}`;
}

/** A rule in words: 'PIN or DF01.RK (81)'. The directory gives the names of its keys. */
export function describeRule(rule: AccessRule, directory: DirectoryPlan, language: Language): string {
  const words = WORDS[language];
  const describe = (part: AccessRule, inside?: 'anyOf' | 'allOf'): string => {
    if (part === 'always' || part === 'never') return words[part];
    if ('pin' in part) return 'PIN';
    if ('key' in part) return keyName(part.key, directory);
    if ('interface' in part) return words[part.interface];
    const kind = 'anyOf' in part ? 'anyOf' : 'allOf';
    const parts = 'anyOf' in part ? part.anyOf : part.allOf;
    const joined = parts.map((inner) => describe(inner, kind)).join(kind === 'anyOf' ? words.or : words.and);
    // The same word twice in a row needs no brackets.
    return inside === undefined || inside === kind ? joined : `(${joined})`;
  };
  return describe(rule);
}
