import type { Language } from '../../apdu/codec/bilingual.js';
import type { TraceColours } from '../../apdu/trace/render-text.js';
import { ABILITIES, type Ability } from '../campaigns/abilities.js';
import { alignedRows } from '../output/table.js';
import type { Suite } from './suite.js';
import type { SuiteResult } from './suite-results.js';

const WORDS = {
  suite: { en: 'suite', zh: '测试集' },
  passed: { en: 'passed', zh: '通过' },
  failed: { en: 'failed', zh: '失败' },
  skipped: { en: 'skipped', zh: '跳过' },
  title: { en: 'what it tests', zh: '测试内容' },
  document: { en: 'named after', zh: '依据' },
  generations: { en: 'generations', zh: '适用代次' },
  needs: { en: 'cases may need', zh: '部分用例需要' },
  nothing: { en: 'no case chosen, or none for this card', zh: '未选用例，或本卡无适用用例' },
} as const;

/** The table of suites, for `--list`. */
export async function suiteListLines(
  suites: readonly Suite[],
  language: Language,
  { sentence }: TraceColours,
): Promise<string[]> {
  const word = (name: keyof typeof WORDS): string => WORDS[name][language];
  const [head = '', ...rows] = await alignedRows([
    [word('suite'), word('title'), word('document'), word('generations'), word('needs')],
    ...suites.map(({ name, title, document, generations, needs }) => [
      name,
      title[language],
      document,
      generations.join(' '),
      needs.join(' '),
    ]),
  ]);
  return [sentence(head), ...rows];
}

/** How the suites came out, a row each. */
export async function suiteResultLines(
  results: readonly SuiteResult[],
  language: Language,
  { sentence, success, refusal, warning }: TraceColours,
): Promise<string[]> {
  const word = (name: keyof typeof WORDS): string => WORDS[name][language];
  const table = await alignedRows([
    [word('suite'), word('passed'), word('failed'), word('skipped'), ''],
    ...results.map(({ suite, counts: { passed, failed, error, skipped } }) => [
      suite.name,
      String(passed),
      String(failed + error),
      String(skipped),
      suite.title[language],
    ]),
  ]);
  const [head = '', ...rows] = table;
  return [
    sentence(head),
    ...results.map(({ counts: { passed, failed, error, skipped } }, index) => {
      const row = rows[index]!;
      if (failed + error > 0) return refusal(row);
      if (passed > 0) return success(row);
      return warning(skipped > 0 ? row : `${row}: ${word('nothing')}`);
    }),
  ];
}

/** Why cases were skipped, and what would let them run. */
export function skippedLines(
  reasons: ReadonlyMap<string, number>,
  testKeys: string | undefined,
  { warning }: TraceColours,
): string[] {
  const lines: string[] = [];
  for (const [reason, count] of reasons) {
    lines.push(warning(`${count} ${count === 1 ? 'case was' : 'cases were'} skipped: ${reason}`));
  }
  const missing = new Set([...reasons.keys()].flatMap(neededOf));
  for (const need of missing) lines.push(`  ${need} means ${ABILITIES[need]}`);
  if (missing.has('keys') && testKeys !== undefined) {
    lines.push(`  the keys of the demonstration card: --keys ${testKeys}`);
  }
  if ([...reasons.keys()].some((reason) => reason.startsWith('not allowed'))) {
    lines.push('  cases that cannot be undone run with --destructive');
  }
  return lines;
}

/** Of a reason `needs keys, pin`. */
function neededOf(reason: string): Ability[] {
  const named = /^needs (.+)$/.exec(reason)?.[1]?.split(', ') ?? [];
  return named.filter((name): name is Ability => Object.hasOwn(ABILITIES, name));
}
