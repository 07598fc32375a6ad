import type { FileRules } from '../../../files/elementary-file.js';
import type { KeyPlan } from '../../../plan/file-plan.js';
import { type AccessRule, allOf, anyOf, CONTACT, key, PIN } from '../../../security/access-rule.js';

/** How a generation words its rights; the tables of files say only which keys a file has. */
export interface Policy {
  /** Who reads a file that `rule` opens and the key `updateKey` updates. */
  reading(rule: AccessRule, updateKey?: number): AccessRule;
}

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
const external = keyOfType('EXTERNAL');

export const readKey = (name: string, reference: number, files: string): KeyPlan =>
  external(name, reference, `reads ${files}`, `读 ${files}`);

export const updateKey = (name: string, reference: number, files: string): KeyPlan =>
  external(name, reference, `updates ${files}`, `更新 ${files}`);

/** MK (00) and LK (01) that every DF has. */
export function directoryKeys(label: string): KeyPlan[] {
  return [
    keyOfType('MK')(`${label}.MK`, 0x00, 'creates files, writes keys', '建立文件、写密钥'),
    keyOfType('LK')(`${label}.LK`, 0x01, 'MAC of APPLICATION BLOCK and UNBLOCK', '应用锁定与解锁的 MAC'),
  ];
}
