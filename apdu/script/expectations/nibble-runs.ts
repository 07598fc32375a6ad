import type { BytePattern, PatternRun } from './byte-pattern.js';
import { PatternError, type PatternPiece } from './pattern-word.js';

/** Half bytes that stand together, each with the column it is written in. */
interface NibbleRun {
  /** The value, and 0x10 where it counts. */
  readonly codes: number[];
  readonly columns: number[];
  /** Offsets in half bytes. */
  readonly captures: { readonly name: string; readonly offset: number; readonly count: number }[];
  readonly gap?: string | undefined;
}

const COUNTS = 0x10;
const ANY = 0;

/** Puts the pieces of a pattern together: half bytes in runs, with any bytes between two of them. */
export class NibbleRuns {
  readonly #runs: NibbleRun[] = [{ codes: [], columns: [], captures: [] }];

  /** @throws PatternError for half a byte in front of captured bytes */
  add(piece: PatternPiece): void {
    const { codes, columns, captures } = this.#runs.at(-1)!;
    switch (piece.kind) {
      case 'digits':
        for (let index = 0; index < piece.text.length; index++) {
          const value = Number.parseInt(piece.text[index]!, 16);
          codes.push(Number.isNaN(value) ? ANY : COUNTS | value);
          columns.push(piece.column + index);
        }
        break;
      case 'bytes':
        for (const byte of piece.bytes) {
          codes.push(COUNTS | (byte >> 4), COUNTS | (byte & 0xf));
          columns.push(piece.column, piece.column);
        }
        break;
      case 'capture':
        if (codes.length % 2 !== 0)
          throw new PatternError('what is captured begins in the middle of a byte', piece.column);
        captures.push({ name: piece.name, offset: codes.length, count: piece.count });
        for (let index = 0; index < piece.count * 2; index++) {
          codes.push(ANY);
          columns.push(piece.column);
        }
        break;
      case 'gap':
        this.#runs.push({ codes: [], columns: [], captures: [], gap: piece.name });
        break;
    }
  }

  /** Whether anything is written: digits, captures or gaps. */
  get isEmpty(): boolean {
    return this.#runs.length === 1 && this.#runs[0]!.codes.length === 0;
  }

  /** The column of the first digit, where there is one. */
  get column(): number | undefined {
    return this.#runs[0]!.columns[0];
  }

  /**
   * Takes the status word off the end.
   * @param endColumn where it would stand
   * @throws PatternError
   */
  takeStatus(endColumn: number): { readonly value: number; readonly mask: number } {
    const { codes, columns, captures } = this.#runs.at(-1)!;
    if (codes.length < 4)
      throw new PatternError(
        'a pattern ends with the four digits of a status word, such as 9000 or 61xx',
        endColumn,
      );
    const status = codes.splice(-4);
    const [column] = columns.splice(-4);
    if (captures.some(({ offset, count }) => offset + count * 2 > codes.length))
      throw new PatternError('the status word is not captured; read it as $status', column!);
    return {
      value: status.reduce((sum, code) => sum * 16 + (code & 0xf), 0),
      mask: status.reduce((sum, code) => sum * 16 + maskOf(code), 0),
    };
  }

  /** @throws PatternError for half a byte */
  pattern(): BytePattern {
    return this.#runs.map(bytesOfRun);
  }
}

function maskOf(code: number): number {
  return code === ANY ? 0 : 0xf;
}

function bytesOfRun({ codes, columns, captures, gap }: NibbleRun): PatternRun {
  if (codes.length % 2 !== 0)
    throw new PatternError('an odd count of digits is no whole bytes', columns.at(-1)!);
  const values: number[] = [];
  const masks: number[] = [];
  const exact = !codes.includes(ANY);
  for (let index = 0; index < codes.length; index += 2) {
    const [high, low] = [codes[index]!, codes[index + 1]!];
    values.push(((high & 0xf) << 4) | (low & 0xf));
    if (!exact) masks.push((maskOf(high) << 4) | maskOf(low));
  }
  return {
    values,
    ...(!exact && { masks }),
    ...(captures.length > 0 && {
      captures: captures.map(({ name, offset, count }) => ({ name, offset: offset / 2, count })),
    }),
    ...(gap !== undefined && { gap }),
  };
}
