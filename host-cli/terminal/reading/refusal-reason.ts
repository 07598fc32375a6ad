import type { Bilingual, Language } from '../../../apdu/codec/bilingual.js';
import { describeRule } from '../../../card-model/plan/describe-rule.js';
import type { DirectoryPlan } from '../../../card-model/plan/file-plan.js';
import type { AccessRule } from '../../../card-model/security/access-rule.js';
import { opensRights } from '../../../card-model/security/key-type.js';
import type { AuthenticationRefusal } from '../keys/authenticate.js';
import { rightsIn } from './satisfy-rule.js';

const WORDS = {
  en: {
    needs: ' needs ',
    colon: ': ',
    pin: 'give the PIN',
    key: 'give its key with --keys',
    both: 'give the PIN, or the key with --keys',
    nobody: 'nobody may read it',
    other: 'not to be had on this interface',
  },
  zh: {
    needs: ' 需要 ',
    colon: '：',
    pin: '请给出 PIN',
    key: '请用 --keys 给出密钥',
    both: '请给出 PIN，或用 --keys 给出密钥',
    nobody: '不可读',
    other: '此接口上不可读',
  },
} as const;

/**
 * Why the card refused for want of a right, and what helps: 'EF06 needs SSSE.RK (0A): give its key with --keys'; when
 * a key of the rule was tried, what the card said to it.
 * @param wrongKey the key after whose wrong cryptogram no other was tried
 */
export function reasonForRight(
  file: string,
  rule: AccessRule,
  directory: DirectoryPlan,
  refusedKeys: ReadonlyMap<string, AuthenticationRefusal>,
  wrongKey?: AuthenticationRefusal,
): Bilingual {
  const { pin, keys } = rightsIn(rule);
  const tried = directory.keys.find(
    (key) => keys.includes(key.reference) && opensRights(key.type) && refusedKeys.has(key.name),
  );
  const refusal = (tried && refusedKeys.get(tried.name)) ?? (keys.length > 0 ? wrongKey : undefined);
  const compose = (language: Language): string => {
    const words = WORDS[language];
    const way = pin
      ? keys.length > 0
        ? 'both'
        : 'pin'
      : keys.length > 0
        ? 'key'
        : rule === 'never'
          ? 'nobody'
          : 'other';
    const help = refusal ? refusal.reason[language] : words[way];
    return `${file}${words.needs}${describeRule(rule, directory, language)}${words.colon}${help}`;
  };
  return { en: compose('en'), zh: compose('zh') };
}
