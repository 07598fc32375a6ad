import { ScriptError, type ScriptErrorCode } from './script-error.js';

/** A run of characters without white space, and where it begins, from 1. */
export interface ScriptWord {
  text: string;
  column: number;
}

/** One line with a verb. */
export interface ScriptLine {
  file: string;
  /** From 1. */
  number: number;
  /** As it stands in the file, without the line end. */
  text: string;
  verb: ScriptWord;
  /** After the verb, up to a `#` that follows white space. */
  words: readonly ScriptWord[];
  /** Everything after the verb, a `#` included. */
  rest: string;
  /** The error to throw about this line; without a column it points at the verb. */
  error(code: ScriptErrorCode, reason: string, column?: number): ScriptError;
}

/** The lines with a verb: neither empty nor comments. Tabs, full-width spaces, CRLF and a byte order mark are allowed. */
export function readLines(text: string, file: string): ScriptLine[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .flatMap((lineText, index) => {
      const line = readLine(lineText, index + 1, file);
      return line === undefined ? [] : [line];
    });
}

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
