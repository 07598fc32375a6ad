import type { ScriptLine } from './script-line.js';

/** A piece of a line as expressions see it. The text of `quoted` is without its quotes. */
export interface ScriptToken {
  kind: 'word' | 'quoted' | 'open' | 'close';
  text: string;
  /** From 1. */
  column: number;
  /** Of what follows the token. */
  endColumn: number;
}

/** Quoted text, a bracket, or what stands between them and white space. */
const TOKEN = /"([^"]*)"|[()]|[^\s()"]+|"/g;

/**
 * What stands after the verb, up to a comment: words, quoted text and brackets.
 * @throws ScriptError `QUOTE_OPEN` for a quote that is not closed
 */
export function tokensOf(line: ScriptLine): ScriptToken[] {
  const tokens: ScriptToken[] = [];
  const all = line.text;
  TOKEN.lastIndex = line.verb.column - 1 + line.verb.text.length;
  for (let match = TOKEN.exec(all); match !== null; match = TOKEN.exec(all)) {
    const [text, quoted] = match;
    const { index } = match;
    if (text.startsWith('#') && /\s/.test(all[index - 1]!)) break;
    if (text === '"') throw line.error('QUOTE_OPEN', 'the quote is not closed', index + 1);
    const kind = quoted !== undefined ? 'quoted' : text === '(' ? 'open' : text === ')' ? 'close' : 'word';
    tokens.push({ kind, text: quoted ?? text, column: index + 1, endColumn: index + 1 + text.length });
  }
  return tokens;
}

/** Where something that is missing would stand. */
export function endColumn(line: ScriptLine, tokens: readonly ScriptToken[]): number {
  return tokens.at(-1)?.endColumn ?? line.verb.column + line.verb.text.length + 1;
}

/** What stands in a line from one column to before another, with one space where there are more. */
export function textBetween({ text }: ScriptLine, column: number, end: number): string {
  const between = text.slice(column - 1, end - 1).trim();
  return /\s\s|[^\S ]/.test(between) ? between.replace(/\s+/g, ' ') : between;
}
