import type { ForeignLine } from '../script-line.js';
import type { ScriptDialect } from './script-dialect.js';

/** The lines of a text; a byte order mark is left out. */
export function linesOf(text: string): string[] {
  return text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
}

/**
 * A whole script of a dialect as lines of this language, each with its place in the file of the dialect.
 * @throws ScriptError naming file, line and column there
 */
export function convertScript(dialect: ScriptDialect, text: string, file: string): ForeignLine[] {
  const reader = dialect.open(file);
  const lines = linesOf(text).flatMap((line, index) => [...reader.read(line, index + 1)]);
  return [...lines, ...reader.end()];
}
