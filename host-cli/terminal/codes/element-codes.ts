import type { Bilingual } from '../../../apdu/codec/bilingual.js';
import { ETHNIC_GROUPS } from './ethnic-groups.js';

/** 性别. GB/T 2261.1; ssc-card.md 1.3. */
export const SEXES: Readonly<Record<string, Bilingual>> = {
  '0': { zh: '未知', en: 'unknown' },
  '1': { zh: '男', en: 'male' },
  '2': { zh: '女', en: 'female' },
  '9': { zh: '未说明', en: 'not told' },
};

/** Code tables by directory, file and tag of the element that uses them. */
const TABLES: Readonly<Record<string, Readonly<Record<string, Bilingual>>>> = {
  'SSSE.EF06.0A': SEXES,
  'SSSE.EF06.0B': ETHNIC_GROUPS,
};

/** What a coded value means; undefined for values without a table or not in it. @param element 'SSSE.EF06.0A' */
export function meaningOf(element: string, value: string): Bilingual | undefined {
  const table = TABLES[element];
  return table !== undefined && Object.hasOwn(table, value) ? table[value] : undefined;
}
