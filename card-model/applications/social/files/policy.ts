import type { FileRules } from '../../../files/elementary-file.js';
import { keysOf } from '../../../plan/check-plan.js';
import type { FilePlan, KeyPlan } from '../../../plan/file-plan.js';
import { type AccessRule, allOf, anyOf, CONTACT, key, PIN } from '../../../security/access-rule.js';

/** How a generation words its rights; the tables of files say only which keys a file has. */
export interface Policy {
  /** Who reads a file that `rule` opens and the key `updateKey` updates. */
  reading(rule: AccessRule, updateKey?: number): AccessRule;
}

/** Generations 1 and 2: a file is read as its table says (ssc-card.md 2.1). */
export const READERS_READ: Policy = { reading: (rule) => rule };

/** Generation 3: the holder of the UK of a file reads it too (conventions, files left open). */
export const UPDATERS_READ: Policy = {
  reading: (rule, updateKey) => (updateKey === undefined ? rule : anyOf(rule, key(updateKey))),
};

/** RK of DF01 to DF05 (conventions, files left open). */
export const READ_KEY = 0x81;
export const PIN_OR_READ_KEY = anyOf(PIN, key(READ_KEY));

/** Updating the social application: external authentication with the UK, by contact (conventions, contactless). */
export const updatedWith = (reference: number): AccessRule => allOf(CONTACT, key(reference));

/** Rules of a file that PIN or RK read and one UK updates, the usual case. */
export function holderData(policy: Policy, updateKey: number): FileRules {
  return { read: policy.reading(PIN_OR_READ_KEY, updateKey), update: updatedWith(updateKey) };
}

export const keyOfType =
  (type: KeyPlan['type']) =>
  (name: string, reference: number, en: string, zh: string): KeyPlan => ({
    name,
    type,
    reference,
    purpose: { en, zh },
  });

const label = (fid: number): string => fid.toString(16).toUpperCase();

/**
 * The RK and UK, by name, that the rules of these files speak of; what they are for follows from the rules. A name
 * whose key no file needs, as the files of another generation do, gives none.
 */
export function fileKeys(
  files: readonly FilePlan[],
  references: Readonly<Record<string, number>>,
): KeyPlan[] {
  return Object.entries(references).flatMap(([name, reference]) => {
    const namedIn = (act: keyof FileRules): string[] =>
      files.filter(({ rules }) => keysOf(rules[act]).includes(reference)).map(({ fid }) => label(fid));
    const updated = namedIn('update');
    const opened = updated.length > 0 ? updated : namedIn('read');
    if (opened.length === 0) return [];
    const [en, zh] = updated.length > 0 ? ['updates', '更新'] : ['reads', '读'];
    return [
      keyOfType('EXTERNAL')(name, reference, `${en} ${opened.join(', ')}`, `${zh} ${opened.join('、')}`),
    ];
  });
}

/** MK (00) and LK (01) that every DF has. */
export function directoryKeys(label: string): KeyPlan[] {
  return [
    keyOfType('MK')(`${label}.MK`, 0x00, 'creates files, writes keys', '建立文件、写密钥'),
    keyOfType('LK')(`${label}.LK`, 0x01, 'MAC of APPLICATION BLOCK and UNBLOCK', '应用锁定与解锁的 MAC'),
  ];
}
