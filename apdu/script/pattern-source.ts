import type { BytePattern, PatternRun } from './byte-pattern.js';
import { bytesOf, type Expression, type ExpressionReader, type Surroundings } from './expression.js';
import type { ScriptLine } from './script-line.js';

/** What an answer is compared with: data, where they count, and the status word. */
export interface AnswerPattern {
  /** Absent: any data. */
  readonly data?: BytePattern;
  readonly status: { readonly value: number; readonly mask: number };
}

interface Nibble {
  readonly value: number;
  readonly mask: number;
  readonly column: number;
  /** Of the first half byte of captured bytes. */
  readonly capture?: { readonly name: string; readonly count: number };
}

type Piece =
  | { readonly kind: 'nibbles'; readonly nibbles: readonly Nibble[] }
  | { readonly kind: 'gap' }
  | { readonly kind: 'empty'; readonly column: number }
  | { readonly kind: 'value'; readonly expression: Expression };

const GAPS = /(\.\.\.|…)/;
const CAPTURE = /^\{(\p{L}[\p{L}\p{N}_-]*):(\d{1,5})\}$/u;

/** A pattern as written; what it stands for may depend on variables. */
export class PatternSource {
  readonly #pieces: readonly Piece[];

  /** @param endColumn where something that is missing would stand */
  private constructor(
    private readonly line: ScriptLine,
    pieces: readonly Piece[],
    readonly endColumn: number,
  ) {
    this.#pieces = pieces;
  }

  /**
   * Reads up to the end of the line or to `or`.
   * @throws ScriptError `PATTERN_INVALID`
   */
  static read(reader: ExpressionReader, line: ScriptLine, captures: (name: string, column: number) => void) {
    const pieces: Piece[] = [];
    while (reader.peek !== undefined && !(reader.peek.kind === 'word' && reader.peek.text === 'or')) {
      const { kind, text, column } = reader.peek;
      if (kind !== 'word' || text.startsWith('$')) {
        pieces.push({ kind: 'value', expression: reader.one('a value') });
        continue;
      }
      reader.take();
      pieces.push(...wordPieces(text, column, line, captures));
    }
    return new PatternSource(line, pieces, reader.peek?.column ?? line.text.length + 1);
  }

  get isEmpty(): boolean {
    return this.#pieces.length === 0;
  }

  get isConstant(): boolean {
    return this.#pieces.every(({ kind }) => kind !== 'value');
  }

  /** Data and status word. @throws ScriptError `PATTERN_INVALID` */
  answerPattern(surroundings?: Surroundings): AnswerPattern {
    const { runs, empty, hasData } = this.#runs(surroundings);
    const status = runs.at(-1)!.splice(-4);
    if (status.length < 4)
      throw this.#fail(
        'a pattern ends with the four digits of a status word, such as 9000 or 61xx',
        this.endColumn,
      );
    const written = runs.length > 1 || runs[0]!.length > 0;
    if (empty !== undefined && written)
      throw this.#fail('empty means no data, yet data follow', runs.flat()[0]?.column ?? empty);
    const pattern = { status: { value: joined(status, 'value'), mask: joined(status, 'mask') } };
    // A value that stands before the status word and is of no bytes means no data too.
    const anyData = empty === undefined && !written && !hasData;
    return anyData ? pattern : { ...pattern, data: this.#pattern(runs) };
  }

  /** Bytes alone. @throws ScriptError `PATTERN_INVALID` */
  bytePattern(surroundings?: Surroundings): BytePattern {
    return this.#pattern(this.#runs(surroundings).runs);
  }

  #runs(surroundings: Surroundings | undefined) {
    const runs: Nibble[][] = [[]];
    let empty: number | undefined;
    let hasData = false;
    this.#pieces.forEach((piece, index) => {
      if (piece.kind === 'gap') runs.push([]);
      else if (piece.kind === 'empty') empty = piece.column;
      else if (piece.kind === 'nibbles') runs.at(-1)!.push(...piece.nibbles);
      else {
        hasData ||= index < this.#pieces.length - 1;
        for (const [position, nibbles] of this.#valueRuns(piece.expression, surroundings!).entries()) {
          if (position > 0) runs.push([]);
          runs.at(-1)!.push(...nibbles);
        }
      }
    });
    return { runs, empty, hasData };
  }

  /** A word, as of a table, may hold wildcards itself. */
  #valueRuns(expression: Expression, surroundings: Surroundings): Nibble[][] {
    const value = expression.evaluate(surroundings);
    if (value.kind !== 'word')
      return [exactNibbles(bytesOf(expression, value, this.line), expression.column)];
    const runs: Nibble[][] = [[]];
    for (const piece of value.text.split(/\s+/).filter((text) => text !== '' && text !== 'empty')) {
      for (const part of wordPieces(piece, expression.column, this.line, () => {})) {
        if (part.kind === 'gap') runs.push([]);
        else if (part.kind === 'nibbles')
          runs.at(-1)!.push(...part.nibbles.map((nibble) => ({ ...nibble, column: expression.column })));
      }
    }
    return runs;
  }

  #pattern(runs: readonly Nibble[][]): BytePattern {
    return runs.map((run) => {
      if (run.length % 2 !== 0)
        throw this.#fail('an odd count of digits is no whole bytes', run.at(-1)!.column);
      return runOf(run);
    });
  }

  #fail(reason: string, column: number): Error {
    return this.line.error('PATTERN_INVALID', reason, column);
  }
}

function wordPieces(
  text: string,
  column: number,
  line: ScriptLine,
  captures: (name: string, column: number) => void,
): Piece[] {
  if (text === 'empty') return [{ kind: 'empty', column }];
  const capture = CAPTURE.exec(text);
  if (capture !== null) {
    captures(capture[1]!, column);
    return [{ kind: 'nibbles', nibbles: capturedNibbles(capture[1]!, Number(capture[2]), column) }];
  }
  let offset = 0;
  return text.split(GAPS).flatMap((part): Piece[] => {
    const start = column + offset;
    offset += part.length;
    if (part === '') return [];
    if (GAPS.test(part)) return [{ kind: 'gap' }];
    return [{ kind: 'nibbles', nibbles: parseNibbles(part, start, line) }];
  });
}

function parseNibbles(text: string, column: number, line: ScriptLine): Nibble[] {
  return [...text].map((character, index) => {
    if (/[?x？]/i.test(character)) return { value: 0, mask: 0, column: column + index };
    if (/[0-9a-f]/i.test(character))
      return { value: Number.parseInt(character, 16), mask: 0xf, column: column + index };
    throw line.error('PATTERN_INVALID', `'${character}' is no hexadecimal digit, ? or x`, column + index);
  });
}

function capturedNibbles(name: string, count: number, column: number): Nibble[] {
  const any = { value: 0, mask: 0, column };
  return Array.from({ length: count * 2 }, (_, index) =>
    index === 0 ? { ...any, capture: { name, count } } : any,
  );
}

function exactNibbles(bytes: Uint8Array, column: number): Nibble[] {
  return [...bytes].flatMap((byte) => [
    { value: byte >> 4, mask: 0xf, column },
    { value: byte & 0xf, mask: 0xf, column },
  ]);
}

function joined(nibbles: readonly Nibble[], part: 'value' | 'mask'): number {
  return nibbles.reduce((sum, nibble) => sum * 16 + nibble[part], 0);
}

function runOf(run: readonly Nibble[]): PatternRun {
  const pairs = Array.from({ length: run.length / 2 }, (_, index) => run.slice(index * 2, index * 2 + 2));
  return {
    values: pairs.map((pair) => joined(pair, 'value')),
    masks: pairs.map((pair) => joined(pair, 'mask')),
    captures: pairs.flatMap(([first], offset) =>
      first!.capture === undefined ? [] : [{ ...first!.capture, offset }],
    ),
  };
}
