import type { Bilingual, Language } from '../codec/bilingual.js';
import type { DirectoryEntry, FileEntry, KeyEntry } from './card-dictionary.js';

/** The same sentence made in both languages. */
export function bilingual(text: (language: Language) => string): Bilingual {
  return { en: text('en'), zh: text('zh') };
}

const BYTES: readonly string[] = Array.from({ length: 256 }, (_, value) => hexDigits(value, 2));

export function hexByte(value: number): string {
  return BYTES[value] ?? hexDigits(value, 2);
}

export function hexWord(value: number): string {
  return value <= 0xffff ? hexByte(value >> 8) + hexByte(value & 0xff) : hexDigits(value, 4);
}

function hexDigits(value: number, count: number): string {
  return value.toString(16).toUpperCase().padStart(count, '0');
}

/** `社会保障应用环境 (SSSE)`. */
export function directoryName(directory: DirectoryEntry, language: Language): string {
  return `${directory.name[language]} (${directory.label})`;
}

/** `EF05 发卡机构数据`. */
export function fileName(file: FileEntry, language: Language): string {
  return `${hexWord(file.fid)} ${file.name[language]}`;
}

/** `04 UK_SSSE 更新密钥`, or the reference alone. */
export function keyName(reference: number, key: KeyEntry | undefined, language: Language): string {
  return key === undefined ? hexByte(reference) : `${hexByte(reference)} ${key.label} ${key.name[language]}`;
}
