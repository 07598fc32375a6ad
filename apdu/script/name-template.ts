import type { ExpressionNames, Surroundings } from './expression.js';
import { ExpressionReader } from './expression.js';
import type { ScriptLine } from './script-line.js';
import { shown } from './value.js';

/** A name with variables in it, such as `Record $n of EF05`. */
export interface NameTemplate {
  /** As written. */
  readonly text: string;
  fill(surroundings: Surroundings): string;
}

const VARIABLES = /(\$\p{L}[\p{L}\p{N}_-]*(?:\.[\p{L}\p{N}_-]+)?)/u;

/** @param column of the first character of the text in the line */
export function readNameTemplate(
  text: string,
  column: number,
  line: ScriptLine,
  names: ExpressionNames,
): NameTemplate {
  let offset = 0;
  const parts = text.split(VARIABLES).map((part) => {
    const start = column + offset;
    offset += part.length;
    if (!VARIABLES.test(part)) return part;
    const token = { kind: 'word', text: part, column: start, endColumn: start + part.length } as const;
    return new ExpressionReader(line, [token], names).one('a variable');
  });
  const fill = (surroundings: Surroundings) =>
    parts.map((part) => (typeof part === 'string' ? part : shown(part.evaluate(surroundings)))).join('');
  return { text, fill };
}
