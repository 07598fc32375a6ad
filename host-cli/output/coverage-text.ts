import type { Language } from '../../apdu/codec/bilingual.js';
import type { TraceColours } from '../../apdu/trace/render-text.js';
import type { CardCoverage, CoverageItem } from '../coverage/card-coverage.js';
import { alignedRows } from './table.js';

/** Gaps that are listed; the reports have them all. */
const SHOWN_GAPS = 12;

const WORDS = {
  title: { en: 'Coverage of the card', zh: '卡片覆盖情况' },
  exercised: { en: 'exercised', zh: '已覆盖' },
  never: { en: 'never', zh: '未覆盖' },
  more: { en: (count: number) => `and ${count} more`, zh: (count: number) => `等 ${count} 项` },
} as const;

/** Of each group how much was exercised, in a table, and below it what was not. */
export async function coverageLines(
  { groups }: CardCoverage,
  language: Language,
  { sentence }: TraceColours,
): Promise<string[]> {
  const told = groups.map(({ title, items }) => ({
    title: title[language],
    count: items.length,
    gaps: items.filter(({ count }) => count === 0),
  }));
  const table = await alignedRows([
    [WORDS.title[language], WORDS.exercised[language], '', ''],
    ...told.map(({ title, count, gaps }) => [
      title,
      `${count - gaps.length} / ${count}`,
      percent(count - gaps.length, count),
      '',
    ]),
  ]);
  const [head = '', ...rows] = table;
  return [sentence(head), ...rows, ...told.flatMap((group) => gapLines(group, language))];
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '' : `${Math.floor((100 * part) / whole)} %`;
}

function gapLines(
  { title, gaps }: { readonly title: string; readonly gaps: readonly CoverageItem[] },
  language: Language,
): string[] {
  if (gaps.length === 0) return [];
  const names = gaps.slice(0, SHOWN_GAPS).map(({ name }) => name);
  const hidden = gaps.length - names.length;
  const more = hidden > 0 ? [WORDS.more[language](hidden)] : [];
  return [`${title}, ${WORDS.never[language]}: ${[...names, ...more].join('; ')}`];
}
