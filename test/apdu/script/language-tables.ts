import { usageOf } from '../../../apdu/script/expressions/function-call.js';
import type { ScriptFunction } from '../../../apdu/script/script-function.js';
import { STEP_DEFINITIONS } from '../../../apdu/script/steps/step-table.js';
import { STRUCTURE_LINES } from '../../../apdu/script/structure-lines.js';

/** Tables of LANGUAGE.md as the tables of the language make them. */

const code = (text: string) => `\`${text.replaceAll('|', '\\|')}\``;

export function lineRows(): string[] {
  return STRUCTURE_LINES.map(({ usage, summary }) => `| ${code(usage)} | ${summary.en} | ${summary.zh} |`);
}

export function stepRows(): string[] {
  return STEP_DEFINITIONS.map(
    ({ usage, summary }) => `| ${code(usage)} | ${summary.en.replaceAll('|', '\\|')} | ${summary.zh} |`,
  );
}

export function functionRow({ name, parameters, summary, example }: ScriptFunction): string {
  const usage = `(${[name, ...parameters.map(usageOf)].join(' ')})`;
  return `| ${code(usage)} | ${summary.en} | ${summary.zh} | ${example === undefined ? '' : code(example)} |`;
}

const HEADS = {
  Lines: ['Line', 'Meaning', '含义'],
  Steps: ['Step', 'Meaning', '含义'],
  Functions: ['Function', 'Result', '含义', 'Example'],
  'Functions of cryptography and of this program': ['Function', 'Result', '含义', 'Example'],
};

/** The document with the tables behind those headings made anew. */
export function withTables(
  document: string,
  rows: Readonly<Record<keyof typeof HEADS, readonly string[]>>,
): string {
  return Object.entries(HEADS).reduce((text, [heading, columns]) => {
    const table = [
      `| ${columns.join(' | ')} |`,
      `|${'---|'.repeat(columns.length)}`,
      ...rows[heading as keyof typeof HEADS],
    ];
    // The heading, paragraphs, an empty line, the table.
    const place = new RegExp(`(^### ${heading}\\n(?:\\n(?:[^|\\n].*\\n)+)*\\n)(?:\\|.*\\n)+`, 'm');
    return text.replace(place, (_match, head: string) => `${head}${table.join('\n')}\n`);
  }, document);
}
