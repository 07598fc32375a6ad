import { linesOf } from './convert-script.js';

/** As much as recognition looks at; the last line of a longer text may be cut. */
const MOST_CHARACTERS = 0x10000;
const MOST_LINES = 60;

/** The first lines that are neither empty nor `#` comments, without the white space around them. */
export function significantLines(text: string, most = MOST_LINES): { number: number; text: string }[] {
  const head = text.slice(0, MOST_CHARACTERS);
  const lines = linesOf(head);
  if (head.length < text.length) lines.pop();
  const significant: { number: number; text: string }[] = [];
  for (const [index, line] of lines.entries()) {
    const words = line.trim();
    if (words === '' || words.startsWith('#')) continue;
    significant.push({ number: index + 1, text: words });
    if (significant.length === most) break;
  }
  return significant;
}
