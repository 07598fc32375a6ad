import type { ScriptLine } from '../script-line.js';
import { shown } from '../value.js';
import type { Surroundings } from './expression.js';
import { type ExpressionNames, ExpressionReader } from './expression-reader.js';

/** A name with variables in it, such as `Record $n of EF05`. */
export interface NameTemplate {
  /** As written. */
  readonly text: string;
  fill(surroundings: Surroundings): string;
}

const VARIABLES = /(\$\p{L}[\p{L}\p{N}_-]*(?:\.[\p{L}\p{N}_-]+)?)/u;

/** Reads the words of a line as a name; secret values are not shown in it. */
export function readNameTemplate(line: ScriptLine, names: ExpressionNames): NameTemplate {
  const parts: (string | ReturnType<ExpressionReader['variable']>)[] = [];
  const reader = new ExpressionReader(line, [], names);
  for (const { text, column } of line.words) {
    if (parts.length > 0) parts.push(' ');
    let offset = 0;
    for (const piece of text.split(VARIABLES)) {
      if (piece !== '') parts.push(VARIABLES.test(piece) ? reader.variable(piece, column + offset) : piece);
      offset += piece.length;
    }
  }
  const fill = (surroundings: Surroundings) =>
    parts.map((part) => (typeof part === 'string' ? part : shown(part.evaluate(surroundings)))).join('');
  return { text: line.words.map(({ text }) => text).join(' '), fill };
}
