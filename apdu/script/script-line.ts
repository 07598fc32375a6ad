import { ScriptError, type ScriptErrorCode } from './script-error.js';

/** A run of characters without white space, and where it begins, from 1. */
export interface ScriptWord {
  text: string;
  column: number;
}

/** A line with a verb; one that ends in `\` goes on in the next. */
export interface ScriptLine {
  file: string;
  /** From 1; of the first of several lines. */
  number: number;
  /** As it stands in the file, without the line end; several lines are joined, each `\` a space. */
  text: string;
  verb: ScriptWord;
  /** After the verb, up to a `#` that follows white space. Text in quotes and what stands in brackets is split too. */
  words: readonly ScriptWord[];
  /** Everything after the verb, a `#` included. */
  rest: string;
  /** The error to throw about this line; without a column it points at the verb. */
  error(code: ScriptErrorCode, reason: string, column?: number): ScriptError;
}

/** A line of another dialect: how it reads in this language, and where it stands in the file of that dialect. */
export interface ForeignLine {
  text: string;
  line: number;
  column: number;
}

/** The lines with a verb: neither empty nor comments. Tabs, full-width spaces, CRLF and a byte order mark are allowed. */
export function readLines(text: string, file: string): ScriptLine[] {
  const lines: ScriptLine[] = [];
  const texts = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  for (let index = 0; index < texts.length; index++) {
    const number = index + 1;
    let joined = texts[index]!;
    // A comment, a note or a title may end in a backslash as it likes.
    while (CONTINUED.test(joined) && !WORDS_AS_THEY_STAND.test(joined) && index + 1 < texts.length) {
      joined = joined.replace(CONTINUED, ' ') + texts[++index]!;
    }
    const line = readLine(joined, number, file);
    if (line !== undefined) lines.push(line);
  }
  return lines;
}

/** Lines of another dialect; an error about one names its place there. */
export function readForeignLines(lines: readonly ForeignLine[], file: string): ScriptLine[] {
  return lines.flatMap(({ text, line: number, column }) => {
    const line = readLine(text, number, file);
    if (line === undefined) return [];
    const error: ScriptLine['error'] = (code, reason) =>
      new ScriptError(code, reason, file, number, column, ' '.repeat(column - 1) + text);
    return [{ ...line, error }];
  });
}

const CONTINUED = /\s\\\s*$/;
const WORDS_AS_THEY_STAND = /^\s*(#|note\s|title\s)/;

function readLine(text: string, number: number, file: string): ScriptLine | undefined {
  // \s covers the full-width space U+3000.
  const all = [...text.matchAll(/\S+/g)].map(
    (match): ScriptWord => ({ text: match[0], column: match.index + 1 }),
  );
  const [verb, ...following] = all;
  if (verb === undefined || verb.text.startsWith('#')) return undefined;
  const comment = following.findIndex((word) => word.text.startsWith('#'));
  return {
    file,
    number,
    text,
    verb,
    words: comment < 0 ? following : following.slice(0, comment),
    rest: text.slice(verb.column - 1 + verb.text.length).trim(),
    error: (code, reason, column = verb.column) => new ScriptError(code, reason, file, number, column, text),
  };
}
