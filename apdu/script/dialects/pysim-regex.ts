import type { DialectLine } from './dialect-line.js';

/** Hexadecimal digits, any number of half bytes, or half bytes of any value. */
type Piece = { readonly kind: 'digits'; readonly text: string } | { readonly kind: 'gap' };

/** A class of characters that lets every digit of pySim's hexadecimal pass. */
const ANY_DIGIT = /^(\.|\\w|\[(?=[^\]]*0-9)(?=[^\]]*(?:a-f|A-F))(?:0-9|a-f|A-F)+\])$/;
/** A digit, a class, an escape or a group, with how often it may come. */
const ATOM = /([0-9a-fA-F]|\.|\\[wd]|\[[^\]]*\])(\{\d+(?:,\d*)?\}|[*+?])?/y;

/**
 * A regular expression on answer data in hexadecimal, as the patterns of `expect`, one for each alternative. Python's
 * re.match ties it to the begin only.
 * @param column where the expression stands, from 1
 * @throws ScriptError DIALECT_NOT_EXPRESSIBLE at what is more than digits and wildcards
 */
export function patternOfRegex(regex: string, line: DialectLine, column: number): string[] {
  const grouped = /^\^?\(\??:?([^()]*)\)\$?$/.exec(regex);
  const tied = regex.endsWith('$');
  const bare = grouped === null ? regex : grouped[1]!;
  const offset = grouped === null ? 0 : regex.indexOf(bare);
  let at = offset;
  return bare.split('|').map((alternative) => {
    const start = at;
    at += alternative.length + 1;
    const whole = tied || alternative.endsWith('$');
    return onePattern(alternative, whole, (reason, place) =>
      line.error('DIALECT_NOT_EXPRESSIBLE', reason, column + start + place),
    );
  });
}

type Fail = (reason: string, place: number) => Error;

function onePattern(regex: string, tied: boolean, fail: Fail): string {
  const begin = regex.startsWith('^') ? 1 : 0;
  const end = regex.endsWith('$') ? regex.length - 1 : regex.length;
  const pieces: Piece[] = [];
  let offset = begin;
  while (offset < end) {
    ATOM.lastIndex = offset;
    const found = ATOM.exec(regex);
    if (found === null || ATOM.lastIndex > end)
      throw fail(`'${regex.slice(offset, end)}' cannot be told in wildcards of half bytes`, offset);
    pieces.push(...piecesOf(found[1]!, found[2], (reason) => fail(reason, offset)));
    offset = ATOM.lastIndex;
  }
  if (!tied) pieces.push({ kind: 'gap' });
  return written(pieces, (reason) => fail(reason, begin));
}

function piecesOf(atom: string, times: string | undefined, fail: (reason: string) => Error): Piece[] {
  const digit = ANY_DIGIT.test(atom) ? '?' : /^[0-9a-f]$/i.test(atom) ? atom.toUpperCase() : undefined;
  if (digit === undefined)
    throw fail(`'${atom}' lets some digits pass and others not: that cannot be told here`);
  if (times === undefined) return [{ kind: 'digits', text: digit }];
  const count = /^\{(\d+)(,(\d*))?\}$/.exec(times);
  if (count !== null) {
    const least = Number(count[1]);
    const fixed: Piece = { kind: 'digits', text: digit.repeat(least) };
    if (count[2] === undefined) return [fixed];
    if (count[3] === '' && digit === '?') return [fixed, { kind: 'gap' }];
    throw fail(`'${atom}${times}' is of no one length: that cannot be told here`);
  }
  if (digit !== '?' || times === '?')
    throw fail(`'${atom}${times}' is of no one length: that cannot be told here`);
  // Data are whole bytes: one digit or more is one byte or more.
  return times === '+' ? [{ kind: 'digits', text: '??' }, { kind: 'gap' }] : [{ kind: 'gap' }];
}

/** Pieces as words; a gap is of whole bytes, so the digits around it must be too. */
function written(pieces: readonly Piece[], fail: (reason: string) => Error): string {
  const runs: string[] = [''];
  for (const piece of pieces) {
    if (piece.kind === 'gap') runs.push('');
    else runs[runs.length - 1] += piece.text;
  }
  if (runs.some((run) => run.length % 2 !== 0))
    throw fail('the digits are no whole bytes: a digit is missing or too many');
  if (runs.length === 1 && runs[0] === '') return 'empty';
  const words = runs.map((run) => run.replace(/(..)(?=.)/g, '$1 '));
  // Any bytes and nothing else is what a status word alone means.
  if (words.every((word) => word === '')) return '';
  return words
    .join(' ... ')
    .replace(/(\.\.\.\s+)+(?=\.\.\.)/g, '')
    .trim();
}
