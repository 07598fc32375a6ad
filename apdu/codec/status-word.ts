import type { Bilingual } from './bilingual.js';
import { STATUS_WORD_CLASSES, STATUS_WORDS, type StatusWordEntry } from './status-word-table.js';

export { STATUS_WORDS, type StatusWordEntry } from './status-word-table.js';

declare const statusWordBrand: unique symbol;

/** SW1-SW2 as one 16-bit number, made only by the table and the functions of this file. */
export type StatusWord = number & { readonly [statusWordBrand]: true };

type Table = typeof STATUS_WORDS;

export type StatusWordName = keyof Table;

/** Names of families, whose value needs a count. */
export type StatusWordFamilyName = {
  [Name in StatusWordName]: Table[Name] extends { mask: number } ? Name : never;
}[StatusWordName];

export type SingleStatusWordName = Exclude<StatusWordName, StatusWordFamilyName>;

const ENTRIES = Object.entries(STATUS_WORDS) as [StatusWordName, StatusWordEntry][];

/** Single status words by name: `SW.FILE_NOT_FOUND`. */
export const SW: Readonly<Record<SingleStatusWordName, StatusWord>> = Object.fromEntries(
  ENTRIES.filter(([, entry]) => entry.mask === undefined).map(([name, entry]) => [name, entry.value]),
) as Record<SingleStatusWordName, StatusWord>;

/** 61xx: `count` bytes wait, 1 to 256 and more; 256 or more are told as 6100. ISO/IEC 7816-4:2005, 5.1.3. */
export function bytesAvailable(count: number): StatusWord {
  return (STATUS_WORDS.BYTES_AVAILABLE.value | (count >= 256 ? 0 : count)) as StatusWord;
}

/** 63Cx: `tries` left, 0 to 15; more are told as 15. */
export function triesLeft(tries: number): StatusWord {
  return (STATUS_WORDS.TRIES_LEFT.value | Math.min(tries, 15)) as StatusWord;
}

/** 6Cxx: exactly `length` bytes can be had, 1 to 256; 256 is told as 6C00. */
export function exactLength(length: number): StatusWord {
  return (STATUS_WORDS.EXACT_LENGTH.value | (length >= 256 ? 0 : length)) as StatusWord;
}

export function isBytesAvailable(statusWord: number): boolean {
  return belongsTo(statusWord, STATUS_WORDS.BYTES_AVAILABLE);
}

export function isTriesLeft(statusWord: number): boolean {
  return belongsTo(statusWord, STATUS_WORDS.TRIES_LEFT);
}

export function isExactLength(statusWord: number): boolean {
  return belongsTo(statusWord, STATUS_WORDS.EXACT_LENGTH);
}

/** Ne for GET RESPONSE after 61xx, or for the repeated command after 6Cxx: 1 to 256, as xx = 00 means 256. */
export function announcedLength(statusWord: number): number {
  const count = statusWord & 0xff;
  return count === 0 ? 256 : count;
}

export interface StatusWordDescription {
  name: string;
  meaning: Bilingual;
  hint?: Bilingual;
  source: string;
}

let entryOfValue: Map<number, [StatusWordName, StatusWordEntry]> | undefined;

/** Name and meaning of any 16-bit number; a value without a row is told by what its first byte says. */
export function describeStatusWord(statusWord: number): StatusWordDescription {
  entryOfValue ??= new Map(
    ENTRIES.filter(([, entry]) => entry.mask === undefined).map((row) => [row[1].value, row]),
  );
  const row = entryOfValue.get(statusWord) ?? ENTRIES.find(([, entry]) => belongsTo(statusWord, entry));
  if (row === undefined) return describeByClass(statusWord);
  const [name, entry] = row;
  const meaning = entry.mask === undefined ? entry.meaning : withCount(name, entry, statusWord);
  const description: StatusWordDescription = { name, meaning, source: entry.source };
  if (entry.hint !== undefined) description.hint = entry.hint;
  return description;
}

function belongsTo(statusWord: number, entry: StatusWordEntry): boolean {
  return (statusWord & (entry.mask ?? 0xffff)) === entry.value && statusWord <= 0xffff;
}

function withCount(name: StatusWordName, entry: StatusWordEntry, statusWord: number): Bilingual {
  const { en, zh } = entry.meaning;
  if (name === 'TRIES_LEFT') {
    const tries = statusWord & 0x0f;
    return { en: `${en}, ${tries === 1 ? '1 try' : `${tries} tries`} left`, zh: `${zh}，还可试 ${tries} 次` };
  }
  const count = announcedLength(statusWord);
  if (name === 'EXACT_LENGTH') return { en: `${en}, the right one is ${count}`, zh: `${zh}，应为 ${count}` };
  const bytes = (statusWord & 0xff) === 0 ? '256 or more' : `${count}`;
  return {
    en: `done, ${bytes} ${count === 1 ? 'byte waits' : 'bytes wait'}`,
    zh: `成功，还有 ${count} 字节待取`,
  };
}

function describeByClass(statusWord: number): StatusWordDescription {
  const known = STATUS_WORD_CLASSES[statusWord >> 8];
  if (known !== undefined) {
    const { name, meaning } = known;
    return { name, meaning, source: 'ISO/IEC 7816-4:2005, table 5' };
  }
  if (statusWord >> 12 === 0x9) {
    const meaning = { en: 'of the application, not in the table', zh: '应用自定义，表中未列' };
    return { name: 'PROPRIETARY', meaning, source: 'the application' };
  }
  const meaning = {
    en: 'no status word: SW1 is 6X or 9X, and not 60',
    zh: '不是有效的状态字：SW1 应为 6X 或 9X，且不为 60',
  };
  return { name: 'INVALID', meaning, source: 'ISO/IEC 7816-3:2006, 10.3.3' };
}
