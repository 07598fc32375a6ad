/** A part of a pattern; columns count from 1. */
export type PatternPiece =
  /** Hexadecimal digits, `?` and `x`. */
  | { readonly kind: 'digits'; readonly text: string; readonly column: number }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly column: number }
  | { readonly kind: 'capture'; readonly name: string; readonly count: number; readonly column: number }
  /** Any bytes, captured where they have a name. */
  | { readonly kind: 'gap'; readonly name?: string }
  | { readonly kind: 'empty'; readonly column: number };

/** What is wrong with a word of a pattern; the message has no place yet. */
export class PatternError extends Error {
  override readonly name = 'PatternError';

  constructor(
    message: string,
    readonly column: number,
  ) {
    super(message);
  }
}

const GAPS = /(\.\.\.|…)/;
const CAPTURE = /^\{(\p{L}[\p{L}\p{N}_-]*)(?::(\d{1,5}))?\}$/u;
const NO_DIGIT = /[^0-9a-fx?？]/iu;

/** Told of the name of each capture. @throws what refuses the name */
export type TakeCapture = (name: string, column: number) => void;

/**
 * A word of a pattern: `61xx`, `6F...01`, `empty`, `{name:8}`, `{name}`.
 * @throws PatternError
 */
export function piecesOf(text: string, column: number, captures: TakeCapture): PatternPiece[] {
  if (text === 'empty') return [{ kind: 'empty', column }];
  if (text.startsWith('{')) return [captureOf(text, column, captures)];
  if (!GAPS.test(text)) return [digitsOf(text, column)];
  let offset = 0;
  return text.split(GAPS).flatMap((part): PatternPiece[] => {
    const start = column + offset;
    offset += part.length;
    if (part === '') return [];
    return [GAPS.test(part) ? { kind: 'gap' } : digitsOf(part, start)];
  });
}

function captureOf(text: string, column: number, captures: TakeCapture): PatternPiece {
  const match = CAPTURE.exec(text);
  const name = match?.[1];
  const count = match?.[2] === undefined ? undefined : Number(match[2]);
  if (name === undefined || count === 0)
    throw new PatternError(
      `'${text}' is no capture; write {name:8} for 8 bytes, {name} for any bytes`,
      column,
    );
  captures(name, column + 1);
  return count === undefined ? { kind: 'gap', name } : { kind: 'capture', name, count, column };
}

function digitsOf(text: string, column: number): PatternPiece {
  const wrong = NO_DIGIT.exec(text);
  if (wrong === null) return { kind: 'digits', text, column };
  throw new PatternError(`'${wrong[0]}' is no hexadecimal digit, ? or x`, column + wrong.index);
}
