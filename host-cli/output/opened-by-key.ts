import type { Language } from '../../apdu/codec/bilingual.js';
import type { Profile } from '../../card-model/kernel/profile.js';
import { describeRule } from '../../card-model/plan/describe-rule.js';
import type { DirectoryPlan } from '../../card-model/plan/file-plan.js';
import type { AccessRule } from '../../card-model/security/access-rule.js';
import { fileName, filePlans } from './plan-names.js';

/** Something that an authenticated key takes part in opening. */
export interface OpenedFile {
  /** 'SSSE.EF06' */
  readonly file: string;
  readonly title: string;
  readonly act: 'read' | 'update';
  /** The whole rule in words: the key may need the PIN beside it, or the contact interface. */
  readonly rule: string;
}

/** Files whose rules name the key. @param key its directory and reference */
export function openedByKey(
  profile: Profile,
  key: { readonly directory: string; readonly reference: number },
  language: Language,
): OpenedFile[] {
  return filePlans(profile)
    .filter(({ directory }) => directory.label === key.directory)
    .flatMap(({ directory, file }) =>
      (['read', 'update'] as const)
        .filter((act) => names(file.rules[act], key.reference))
        .map((act) => opened(directory, file, act, language)),
    );
}

function opened(
  directory: DirectoryPlan,
  file: DirectoryPlan['files'][number],
  act: OpenedFile['act'],
  language: Language,
): OpenedFile {
  return {
    file: `${directory.label}.${fileName(file.fid)}`,
    title: file.name[language],
    act,
    rule: describeRule(file.rules[act], directory, language),
  };
}

function names(rule: AccessRule, reference: number): boolean {
  if (typeof rule === 'string') return false;
  if ('key' in rule) return rule.key === reference;
  if ('anyOf' in rule) return rule.anyOf.some((part) => names(part, reference));
  return 'allOf' in rule && rule.allOf.some((part) => names(part, reference));
}
