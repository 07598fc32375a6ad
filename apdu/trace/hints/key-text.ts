import type { Language } from '../../codec/bilingual.js';
import type { DirectoryEntry, KeyEntry } from '../card-dictionary.js';
import { hexByte } from '../names.js';

/** The purpose of keys that EXTERNAL AUTHENTICATE may use; dictionaries that tell no purpose mean it too. */
const EXTERNAL = /^(EXTERNAL|external-authentication)$/;

/** A key that EXTERNAL AUTHENTICATE may use, by its reference. */
export function externalKey({ keys = [] }: DirectoryEntry, reference: number): KeyEntry | undefined {
  return keys.find(
    (key) => key.reference === reference && (key.purpose === undefined || EXTERNAL.test(key.purpose)),
  );
}

/** `SSSE.RK, key 0A`, `SSSE.RK（密钥 0A）`; in a list of several the brackets stand in English too. */
export function keyText(
  reference: number,
  key: KeyEntry | undefined,
  language: Language,
  listed = false,
): string {
  const number = hexByte(reference);
  if (language === 'zh') return key === undefined ? `密钥 ${number}` : `${key.label}（密钥 ${number}）`;
  if (key === undefined) return `key ${number}`;
  return listed ? `${key.label} (key ${number})` : `${key.label}, key ${number}`;
}
