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
  const start = line.verb.column - 1 + line.verb.text.length;
  for (const match of line.text.slice(start).matchAll(TOKEN)) {
    const [text, quoted] = match;
    const column = start + match.index + 1;
    const begins = /\s/.test(line.text[column - 2]!);
    if (text.startsWith('#') && begins) break;
    if (text === '"') throw line.error('QUOTE_OPEN', 'the quote is not closed', column);
    const kind = quoted !== undefined ? 'quoted' : text === '(' ? 'open' : text === ')' ? 'close' : 'word';
    tokens.push({ kind, text: quoted ?? text, column, endColumn: column + text.length });
  }
  return tokens;
}

/** Where something that is missing would stand. */
export function endColumn(line: ScriptLine, tokens: readonly ScriptToken[]): number {
  return tokens.at(-1)?.endColumn ?? line.verb.column + line.verb.text.length + 1;
}
