import { ScriptParser } from './parsing/script-parser.js';
import type { Script } from './script.js';
import type { ScriptLanguage } from './script-language.js';
import { type ForeignLine, linesOf, readForeignLines } from './script-line.js';

/**
 * Reads a script: one step a line, `verb words`, and `#` for comments; blocks go on until `end`.
 *
 *     title  Reading the issuer's data
 *     case   EF05 is free to read
 *       send   00 A4 04 00 0F 7378312E73682EC9E7BBE1B1A3D5CF
 *       expect 61xx or 6283
 *       send   00 A4 02 00 02 EF 05
 *       expect 9000
 *     end
 *
 * Other verbs and functions come from `language`; a new verb never changes what a script means that was readable
 * before.
 * @throws ScriptError with file, line and column; nothing is skipped.
 */
export function parseScript(text: string, fileName: string, language: ScriptLanguage = {}): Script {
  return new ScriptParser(language).parse(linesOf(text, fileName), fileName);
}

/** Reads what a dialect was turned into; errors name the places of the file of that dialect. */
export function parseForeignScript(
  lines: readonly ForeignLine[],
  fileName: string,
  language: ScriptLanguage = {},
): Script {
  return new ScriptParser(language).parse(readForeignLines(lines, fileName), fileName);
}
