import { bytesOf, type Expression, type Surroundings } from '../expressions/expression.js';
import type { ScriptLine } from '../script-line.js';
import { shown } from '../value.js';
import type { BytePattern } from './byte-pattern.js';
import { NibbleRuns } from './nibble-runs.js';
import { PatternError, type PatternPiece, piecesOf } from './pattern-word.js';
import type { ExpectationSource } from './verdict.js';

/** What an answer is compared with: data, where they count, and the status word. */
export interface AnswerPattern {
  /** Absent: any data. */
  readonly data?: BytePattern;
  readonly status: { readonly value: number; readonly mask: number };
}

type Piece = PatternPiece | { readonly kind: 'value'; readonly expression: Expression };

/** A pattern as written; what it stands for may depend on variables. */
export class PatternSource {
  /** @param endColumn where something that is missing would stand */
  private constructor(
    private readonly line: ScriptLine,
    private readonly pieces: readonly Piece[],
    readonly endColumn: number,
  ) {}

  /**
   * Reads up to the end of the line or to `or`.
   * @throws ScriptError `PATTERN_INVALID`
   */
  static read({ reader, line, captures }: ExpectationSource): PatternSource {
    const pieces: Piece[] = [];
    while (reader.peek !== undefined && !reader.at('or')) {
      const { kind, text, column } = reader.peek;
      if (kind !== 'word' || text.startsWith('$')) {
        pieces.push({ kind: 'value', expression: reader.one('a value') });
        continue;
      }
      reader.take();
      pieces.push(...placed(line, () => piecesOf(text, column, captures)));
    }
    return new PatternSource(line, pieces, reader.peek?.column ?? reader.endColumn);
  }

  get isEmpty(): boolean {
    return this.pieces.length === 0;
  }

  get isConstant(): boolean {
    return isSaid(this.pieces);
  }

  /** Data and status word. @throws ScriptError `PATTERN_INVALID` */
  answerPattern(surroundings?: Surroundings): AnswerPattern {
    const { pieces, line, endColumn } = this;
    const said = this.#said(surroundings);
    return placed(line, () => {
      const runs = runsOf(said);
      const status = runs.takeStatus(endColumn);
      const empty = said.find((piece) => piece.kind === 'empty');
      if (empty !== undefined && !runs.isEmpty)
        throw new PatternError('empty means no data, yet data are written', runs.column ?? empty.column);
      // A value of no bytes in front of the status word says that there are no data, too.
      const valued = pieces.slice(0, -1).some(({ kind }) => kind === 'value');
      const anyData = empty === undefined && runs.isEmpty && !valued;
      return anyData ? { status } : { status, data: runs.pattern() };
    });
  }

  /** Bytes alone. @throws ScriptError `PATTERN_INVALID` */
  bytePattern(surroundings?: Surroundings): BytePattern {
    const said = this.#said(surroundings);
    return placed(this.line, () => runsOf(said).pattern());
  }

  /** The pieces with the values of the moment. */
  #said(surroundings: Surroundings | undefined): readonly PatternPiece[] {
    if (isSaid(this.pieces)) return this.pieces;
    return this.pieces.flatMap((piece) =>
      piece.kind === 'value' ? this.#valuePieces(piece.expression, surroundings!) : [piece],
    );
  }

  /** A word, such as a cell of a table, may be a pattern itself. */
  #valuePieces(expression: Expression, surroundings: Surroundings): readonly PatternPiece[] {
    const { column, text } = expression;
    const value = expression.evaluate(surroundings);
    if (value.kind !== 'word')
      return [{ kind: 'bytes', bytes: bytesOf(expression, value, this.line), column }];
    try {
      return value.text
        .split(/\s+/)
        .flatMap((word) =>
          word === '' ? [] : piecesOf(word, column, refuse).map((piece) => at(piece, column)),
        );
    } catch (error) {
      if (!(error instanceof PatternError)) throw error;
      const reason = `${text} is '${shown(value)}': ${error.message}`;
      throw this.line.error('PATTERN_INVALID', reason, column);
    }
  }
}

function isSaid(pieces: readonly Piece[]): pieces is readonly PatternPiece[] {
  return pieces.every(({ kind }) => kind !== 'value');
}

function runsOf(pieces: readonly PatternPiece[]): NibbleRuns {
  const runs = new NibbleRuns();
  for (const piece of pieces) runs.add(piece);
  return runs;
}

function refuse(name: string, column: number): never {
  throw new PatternError(`a value captures nothing; write {${name}} in the script`, column);
}

/** What a value is made of stands where the value is written. */
function at(piece: PatternPiece, column: number): PatternPiece {
  return 'column' in piece ? { ...piece, column } : piece;
}

function placed<Result>(line: ScriptLine, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof PatternError) throw line.error('PATTERN_INVALID', error.message, error.column);
    throw error;
  }
}
