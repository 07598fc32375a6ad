import { toHex } from '../bytes.js';
import type { ResponseApdu } from '../codec/response-apdu.js';
import type { ScriptLine, ScriptWord } from './script-line.js';

/** Bytes of which only the bits in `masks` count. */
export interface BytePattern {
  values: readonly number[];
  masks: readonly number[];
}

export interface AnswerPattern {
  /** Runs of bytes with any bytes between two of them; absent: any data. */
  data?: readonly BytePattern[];
  status: { value: number; mask: number };
}

/** What an answer must be: any one of the patterns. */
export interface AnswerExpectation {
  /** As written. */
  text: string;
  /** A difference is told and does not fail the script. */
  optional: boolean;
  /** None: any answer does. */
  patterns: readonly AnswerPattern[];
}

interface Nibble {
  value: number;
  mask: number;
  column: number;
}

const GAP = /^(\.\.\.|…)$/;
const GAPS = /(\.\.\.|…)/;

/**
 * Reads `[optional] any`, or `[optional] [data] status [or ...]`: hexadecimal with `?` or `x` for any half byte, `...`
 * for any bytes, `empty` for no data; the last two bytes are the status word.
 * @throws ScriptError `PATTERN_INVALID`, `ARGUMENT_MISSING`.
 */
export function parseExpectation(line: ScriptLine): AnswerExpectation {
  const optional = line.words[0]?.text === 'optional';
  const words = optional ? line.words.slice(1) : line.words;
  const text = line.words.map((word) => word.text).join(' ');
  if (words.length === 0)
    throw line.error(
      'ARGUMENT_MISSING',
      'expect needs a status word such as 9000, or any',
      line.text.length + 1,
    );
  if (words.length === 1 && words[0]!.text === 'any') return { text, optional, patterns: [] };
  const patterns: AnswerPattern[] = [];
  let alternative: ScriptWord[] = [];
  for (const word of words) {
    if (word.text !== 'or') alternative.push(...apartFromGaps(word));
    else {
      patterns.push(parsePattern(alternative, line, word.column));
      alternative = [];
    }
  }
  patterns.push(parsePattern(alternative, line, line.text.length + 1));
  return { text, optional, patterns };
}

/** `6F...` is `6F ...`. */
function apartFromGaps({ text, column }: ScriptWord): ScriptWord[] {
  let offset = 0;
  return text.split(GAPS).flatMap((part) => {
    const word = { text: part, column: column + offset };
    offset += part.length;
    return part === '' ? [] : [word];
  });
}

export function matchesExpectation(answer: ResponseApdu, { patterns }: AnswerExpectation): boolean {
  return patterns.length === 0 || patterns.some((pattern) => matchesPattern(answer, pattern));
}

/** Data and status word as an expectation would be written. */
export function answerText({ data, statusWord }: ResponseApdu): string {
  const status = statusWord.toString(16).toUpperCase().padStart(4, '0');
  return data.length === 0 ? status : `${toHex(data, ' ')} ${status}`;
}

function matchesPattern({ data, statusWord }: ResponseApdu, { data: runs, status }: AnswerPattern): boolean {
  if ((statusWord & status.mask) !== status.value) return false;
  return runs === undefined || matchesRuns(data, runs);
}

/** First run at the start, last run at the end, each other at the first place it fits after the one before. */
function matchesRuns(data: Uint8Array, runs: readonly BytePattern[]): boolean {
  const first = runs[0]!;
  const last = runs.at(-1)!;
  if (!matchesAt(data, 0, first)) return false;
  if (runs.length === 1) return data.length === first.values.length;
  let offset = first.values.length;
  for (const run of runs.slice(1, -1)) {
    while (offset <= data.length && !matchesAt(data, offset, run)) offset++;
    offset += run.values.length;
  }
  const lastOffset = data.length - last.values.length;
  return lastOffset >= offset && matchesAt(data, lastOffset, last);
}

function matchesAt(data: Uint8Array, offset: number, { values, masks }: BytePattern): boolean {
  if (offset + values.length > data.length) return false;
  return values.every((value, index) => (data[offset + index]! & masks[index]!) === value);
}

function parsePattern(words: readonly ScriptWord[], line: ScriptLine, endColumn: number): AnswerPattern {
  const fail = (reason: string, column: number) => line.error('PATTERN_INVALID', reason, column);
  if (words.length === 0) throw fail('an alternative is missing beside or', endColumn);
  const empty = words[0]!.text === 'empty';
  const runs: Nibble[][] = [[]];
  for (const word of empty ? words.slice(1) : words) {
    if (GAP.test(word.text)) runs.push([]);
    else runs.at(-1)!.push(...parseNibbles(word, fail));
  }
  const status = runs.at(-1)!.splice(-4);
  if (status.length < 4)
    throw fail('a pattern ends with the four digits of a status word, such as 9000 or 61xx', endColumn);
  for (const run of runs) {
    if (run.length % 2 !== 0) throw fail('an odd count of digits is no whole bytes', run.at(-1)!.column);
  }
  const pattern: AnswerPattern = { status: { value: joined(status, 'value'), mask: joined(status, 'mask') } };
  const hasData = runs.length > 1 || runs[0]!.length > 0;
  if (empty && hasData) throw fail('empty means no data, yet data follow', words[1]!.column);
  if (empty || hasData) pattern.data = runs.map(bytesOf);
  return pattern;
}

function parseNibbles(word: ScriptWord, fail: (reason: string, column: number) => Error): Nibble[] {
  return [...word.text].map((character, index) => {
    const column = word.column + index;
    if (/[?x？]/i.test(character)) return { value: 0, mask: 0, column };
    if (/[0-9a-f]/i.test(character)) return { value: Number.parseInt(character, 16), mask: 0xf, column };
    throw fail(`'${character}' is no hexadecimal digit, ? or x`, column);
  });
}

function joined(nibbles: readonly Nibble[], part: 'value' | 'mask'): number {
  return nibbles.reduce((sum, nibble) => sum * 16 + nibble[part], 0);
}

function bytesOf(run: readonly Nibble[]): BytePattern {
  const pairs = Array.from({ length: run.length / 2 }, (_, index) => run.slice(index * 2, index * 2 + 2));
  return {
    values: pairs.map((pair) => joined(pair, 'value')),
    masks: pairs.map((pair) => joined(pair, 'mask')),
  };
}
