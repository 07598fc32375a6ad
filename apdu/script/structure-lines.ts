import type { Bilingual } from '../codec/bilingual.js';

/** A line that is no step: it says something of the script, or holds steps together. */
export interface StructureLine {
  readonly name: string;
  readonly usage: string;
  readonly summary: Bilingual;
  /** Goes on until `end`. */
  readonly opens?: true;
}

/** In the order of their use. */
export const STRUCTURE_LINES: readonly StructureLine[] = [
  { name: 'title', usage: 'title WORDS', summary: { en: 'what the script shows', zh: '脚本标题' } },
  {
    name: 'tags',
    usage: 'tags WORD ...',
    summary: { en: 'words by which cases are chosen', zh: '用例标签' },
  },
  {
    name: 'clause',
    usage: 'clause REFERENCE',
    summary: { en: 'the document that asks for what is tested', zh: '依据条款' },
  },
  {
    name: 'needs',
    usage: 'needs WORD ...',
    summary: { en: 'skipped unless all of this is at hand', zh: '前提条件' },
  },
  {
    name: 'destructive',
    usage: 'destructive WHAT',
    summary: { en: 'cannot be undone: skipped unless it is allowed', zh: '破坏性用例' },
  },
  {
    name: 'include',
    usage: 'include FILE',
    summary: { en: 'the blocks, variables and steps of another script', zh: '引入脚本' },
  },
  {
    name: 'block',
    usage: 'block NAME [PARAMETER ...]',
    summary: { en: 'steps with a name', zh: '命名步骤块' },
    opens: true,
  },
  { name: 'do', usage: 'do NAME [VALUE ...]', summary: { en: 'runs a block', zh: '执行步骤块' } },
  { name: 'case', usage: 'case NAME', summary: { en: 'what is judged as one', zh: '测试用例' }, opens: true },
  {
    name: 'cleanup',
    usage: 'cleanup',
    summary: { en: 'runs at the end, whatever failed before', zh: '收尾（失败也执行）' },
    opens: true,
  },
  {
    name: 'for',
    usage: 'for NAME in 1..8 | WORD ... | table FILE',
    summary: { en: 'the same steps for each value', zh: '循环' },
    opens: true,
  },
  {
    name: 'if',
    usage: 'if [not] generation N | interface NAME | protocol NAME | answer PATTERN | A = B',
    summary: { en: 'steps for some cards only', zh: '条件' },
    opens: true,
  },
  {
    name: 'else',
    usage: 'else | else if ...',
    summary: { en: 'what is done where the condition does not hold', zh: '否则' },
  },
  { name: 'end', usage: 'end', summary: { en: 'closes block, case, cleanup, for and if', zh: '结束' } },
];

const OPENING: ReadonlySet<string> = new Set(
  STRUCTURE_LINES.filter(({ opens }) => opens).map(({ name }) => name),
);

/** Whether lines with that verb go on until `end`. */
export function opensBlock(verb: string): boolean {
  return OPENING.has(verb);
}
