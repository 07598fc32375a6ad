import type { Language } from '../../codec/bilingual.js';
import type { AccessRuleEntry, DirectoryEntry } from '../card-dictionary.js';
import { externalKey, keyText } from './key-text.js';

const WORDS = {
  en: { pin: 'the PIN', contact: 'the contact interface', contactless: 'the contactless interface' },
  zh: { pin: 'PIN', contact: '接触界面', contactless: '非接触界面' },
} as const;

const JOINTS = { en: { anyOf: ' or ', allOf: ' and ' }, zh: { anyOf: ' 或 ', allOf: ' 和 ' } } as const;

/** `the contact interface and SSSE.UK, key 04`; the directory gives the names of its keys. */
export function ruleText(rule: AccessRuleEntry, directory: DirectoryEntry, language: Language): string {
  const listed = countOfKeys(rule) > 1;
  const text = (part: AccessRuleEntry, around?: 'anyOf' | 'allOf'): string => {
    if (typeof part === 'string') return part;
    if ('pin' in part) return WORDS[language].pin;
    if ('interface' in part) return WORDS[language][part.interface];
    if ('key' in part) return keyText(part.key, externalKey(directory, part.key), language, listed);
    const kind = 'anyOf' in part ? 'anyOf' : 'allOf';
    const parts = 'anyOf' in part ? part.anyOf : part.allOf;
    const joined = parts.map((inner) => text(inner, kind)).join(JOINTS[language][kind]);
    // The same word twice in a row needs no brackets.
    if (around === undefined || around === kind) return joined;
    return language === 'en' ? `(${joined})` : `（${joined}）`;
  };
  return text(rule);
}

function countOfKeys(rule: AccessRuleEntry): number {
  if (typeof rule === 'string' || 'pin' in rule || 'interface' in rule) return 0;
  if ('key' in rule) return 1;
  return ('anyOf' in rule ? rule.anyOf : rule.allOf).reduce((sum, part) => sum + countOfKeys(part), 0);
}
