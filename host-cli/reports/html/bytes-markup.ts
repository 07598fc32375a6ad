import { plainText } from '../telling/plain-text.js';
import { differenceOf, type MarkedText } from './byte-difference.js';
import { formatBytes } from './formats.js';
import { type Markup, markup } from './markup.js';
import type { Page } from './page.js';

const LONGEST_WORDS = 6000;

/** Bytes as they are read best: spaced, in a font of one width. */
export function bytesMarkup(hex: string): Markup {
  return markup`<code class="bytes">${formatBytes(hex)}</code>`;
}

/** Expected against received, with what differs marked. */
export function comparison(
  expected: string | undefined,
  received: string | undefined,
  { say }: Page,
): Markup | undefined {
  if (expected === undefined && received === undefined) return undefined;
  const difference =
    expected !== undefined && received !== undefined ? differenceOf(expected, received) : undefined;
  const row = (label: string, text: string | undefined, runs: readonly MarkedText[] | undefined) =>
    text === undefined
      ? undefined
      : markup`<div><dt>${label}</dt><dd><code class="bytes">${runs?.map(markedRun) ?? shortened(text)}</code></dd></div>`;
  return markup`<dl class="comparison">${row(say('expected'), expected, difference?.expected)}${row(
    say('received'),
    received,
    difference?.received,
  )}</dl>`;
}

function markedRun({ text, differs }: MarkedText): Markup {
  return differs ? markup`<mark>${text}</mark>` : markup`${text}`;
}

function shortened(text: string): string {
  const plain = plainText(text);
  if (plain.length <= LONGEST_WORDS) return plain;
  return `${plain.slice(0, LONGEST_WORDS / 2)} [...] ${plain.slice(-LONGEST_WORDS / 4)}`;
}
