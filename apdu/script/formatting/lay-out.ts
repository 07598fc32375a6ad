import type { JoinedLine, LinePart } from '../joined-line.js';
import { commentStart, isForPeople } from '../line-comment.js';
import type { ScriptLine } from '../script-line.js';
import { type ScriptToken, tokensOf } from '../script-token.js';
import type { LaidOutLine } from './align-comments.js';

/** What follows a short verb begins in one column. */
const VERB_WIDTH = 6;
/** Lines whose words are names and references, in which brackets and quotes mean nothing. */
const PLAIN_WORDS: ReadonlySet<string> = new Set([
  'case',
  'tags',
  'clause',
  'needs',
  'destructive',
  'include',
]);
/** Lines in which words of hexadecimal digits are bytes and nothing else. */
const BYTES: ReadonlySet<string> = new Set(['send', 'expect']);
const DIGITS = /^[0-9a-fx?？…./]+$/iu;

/**
 * The line as it should stand, in as many lines as it is written in.
 * @throws ScriptError `QUOTE_OPEN`, `BRACKET`
 */
export function layOut(line: ScriptLine, joined: JoinedLine, indent: string): LaidOutLine[] {
  const verb = line.verb.text;
  if (isForPeople(line.text)) return [{ code: indent + behindVerb(verb, line.rest) }];
  const rows = rowsOf(piecesOf(line), joined.parts).map(spaced);
  const [first = '', ...following] = rows;
  const margin = indent + ' '.repeat(VERB_WIDTH + 1);
  const codes = [indent + behindVerb(verb, first), ...following.map((row) => margin + row)];
  const comment = commentStart(line.text);
  return codes.map((code, index) => {
    if (index < codes.length - 1) return { code: `${code} \\` };
    return comment < 0 ? { code } : { code, comment: line.text.slice(comment).trimEnd() };
  });
}

function behindVerb(verb: string, words: string): string {
  if (words === '') return verb;
  // `else if` is read as one verb.
  return verb === 'else' ? `${verb} ${words}` : `${verb.padEnd(VERB_WIDTH)} ${words}`;
}

/** A word, a quoted text or a bracket as it will be written. */
interface Piece {
  readonly text: string;
  readonly kind: ScriptToken['kind'];
  readonly column: number;
}

function piecesOf(line: ScriptLine): Piece[] {
  const verb = line.verb.text;
  if (PLAIN_WORDS.has(verb) || !/["()]/.test(line.code.text))
    return line.words.map(({ text, column }) => ({ text: cased(text, verb), kind: 'word', column }));
  const tokens = tokensOf(line);
  const open: number[] = [];
  const pieces = tokens.map(({ kind, text, column }): Piece => {
    if (kind === 'open') open.push(column);
    if (kind === 'close' && open.pop() === undefined)
      throw line.error('BRACKET', 'there is no ( that this ) would close', column);
    if (kind === 'quoted') return { kind, text: `"${text}"`, column };
    // The words of a function may be text.
    return { kind, text: kind === 'word' && open.length === 0 ? cased(text, verb) : text, column };
  });
  const unclosed = open.at(-1);
  if (unclosed !== undefined) throw line.error('BRACKET', 'the ( is not closed', unclosed);
  return pieces;
}

/** Digits of bytes in upper case; wildcards stay as they are. */
function cased(text: string, verb: string): string {
  if (!BYTES.has(verb) || !DIGITS.test(text)) return text;
  return text.replace(/[a-f]/g, (digit) => digit.toUpperCase());
}

/** The pieces of each line of several that is not empty; the verb stands in the first. */
function rowsOf(pieces: readonly Piece[], parts: readonly LinePart[] = []): Piece[][] {
  if (parts.length === 0) return [[...pieces]];
  const rows: Piece[][] = parts.map(() => []);
  for (const piece of pieces) {
    const row = parts.findLastIndex(({ start }) => start < piece.column);
    rows[Math.max(0, row)]!.push(piece);
  }
  return rows.filter((row, index) => index === 0 || row.length > 0);
}

function spaced(pieces: readonly Piece[]): string {
  let text = '';
  let before: Piece['kind'] = 'open';
  for (const piece of pieces) {
    if (before !== 'open' && piece.kind !== 'close') text += ' ';
    text += piece.text;
    before = piece.kind;
  }
  return text;
}
