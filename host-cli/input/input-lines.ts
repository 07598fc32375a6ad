import type { Readable } from 'node:stream';

export interface InputLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/** Lines with something on them, as they come in; `#` begins a comment, also at the end of a line. */
export async function* inputLines(input: Readable): AsyncGenerator<InputLine> {
  const { createInterface } = await import('node:readline');
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    const text = line
      .replace(/^\uFEFF/, '')
      .replace(/#.*$/, '')
      .trim();
    if (text !== '') yield { number, text };
  }
}
