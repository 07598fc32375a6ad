import { commentStart, isForPeople } from './line-comment.js';

/** A line of the file as a part of a joined one. */
export interface LinePart {
  readonly number: number;
  readonly text: string;
  /** Where its first character that is no white space stands in the joined text, from 0. */
  readonly start: number;
}

/** A line of a script, comments and empty lines too, with its continuations put together. */
export interface JoinedLine {
  /** From 1; of the first of several lines. */
  readonly number: number;
  readonly text: string;
  /** Of several lines; absent when there is but one. */
  readonly parts?: readonly LinePart[];
}

/** Every line of the text; what follows a `\` at its end belongs to it. A byte order mark is no part of it. */
export function* joinLines(text: string): Generator<JoinedLine, void> {
  const texts = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  for (let index = 0; index < texts.length; index++) {
    const first = texts[index]!;
    const number = index + 1;
    if (!continues(first)) {
      yield { number, text: first };
      continue;
    }
    const parts: LinePart[] = [{ number, text: first, start: first.search(/\S|$/) }];
    let joined = first;
    while (continues(joined)) {
      joined = `${joined.trimEnd().slice(0, -1).trimEnd()} `;
      const following = texts[index + 1];
      if (following === undefined) break;
      index++;
      parts.push({ number: index + 1, text: following, start: joined.length });
      joined += following.trimStart();
    }
    yield { number, text: joined, parts };
  }
}

/** Whether it ends in a `\` behind white space that is no part of a comment. */
function continues(text: string): boolean {
  const end = text.trimEnd();
  if (!end.endsWith('\\') || !/\s/.test(end.at(-2) ?? '')) return false;
  return !isForPeople(text) && commentStart(text) < 0;
}
