/** Encodings that text from other machines comes in: PowerShell writes UTF-16, older programs of China GB18030. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

const SPACE = 0x20;
/** Tabulator, line ends, page ends, and the escape of terminal colours. */
const IN_TEXT: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b]);

function isBinary(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < SPACE && !IN_TEXT.has(code)) return true;
  }
  return false;
}

/** How the first bytes of a text are to be read; undefined when they are no text. */
export function encodingOf(head: Uint8Array): TextEncoding | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return (['utf-8', 'gb18030'] as const).find((encoding) => {
    const text = decoded(head, encoding);
    return text !== undefined && !isBinary(text);
  });
}

/** The text of the first bytes; a character that is cut at their end is left out. */
export function textOf(head: Uint8Array, encoding: TextEncoding): string {
  return decoded(head, encoding) ?? '';
}

function decoded(head: Uint8Array, encoding: TextEncoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
  } catch {
    return undefined;
  }
}
