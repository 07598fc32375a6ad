/** Of a note and a title every character counts. */
const WORDS_AS_THEY_STAND = /^\s*(note|title)(\s|$)/;
/** A quoted text, white space, or a run of other characters. */
const PIECE = /"[^"]*"|\s+|[^\s"]+|"/g;

/** Whether the line has words for people, in which neither `#` nor `\` means anything. */
export function isForPeople(text: string): boolean {
  return WORDS_AS_THEY_STAND.test(text);
}

/** Where a comment begins, from 0, or -1: at a `#` behind white space or at the beginning, outside of quotes. */
export function commentStart(text: string): number {
  if (!text.includes('#') || isForPeople(text)) return -1;
  let spaced = true;
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    if (spaced && piece.startsWith('#')) return index;
    spaced = /\s/.test(piece[0]!);
  }
  return -1;
}
