import { escapeUTF8 } from 'entities/escape';
import { plainText } from '../telling/plain-text.js';

/** Text that is HTML already. */
export class Markup {
  constructor(readonly text: string) {}
}

/** What may stand in a template: text and numbers are escaped, lists are joined, `undefined` and `false` are nothing. */
export type Child = Markup | string | number | undefined | false | readonly Child[];

/** A tag for templates of HTML. Values of attributes have to stand in double quotes. */
export function markup(parts: TemplateStringsArray, ...children: readonly Child[]): Markup {
  let text = parts[0]!;
  for (const [index, child] of children.entries()) text += textOf(child) + parts[index + 1]!;
  return new Markup(text);
}

function textOf(child: Child): string {
  if (child instanceof Markup) return child.text;
  if (child === undefined || child === false) return '';
  if (typeof child === 'string') return escapeUTF8(plainText(child));
  if (typeof child === 'number') return String(child);
  return child.map(textOf).join('');
}
