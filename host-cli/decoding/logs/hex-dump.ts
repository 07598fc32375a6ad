/** Bytes of one line of a dump. */
const LINE_BYTES = 16;
/** Escape is the only control character that begins so. */
const COLOURS = /\p{Cc}\[[\d;]*m/gu;

/** The line as it was before a terminal coloured it. */
export function withoutColours(text: string): string {
  return text.includes('\u001b') ? text.replace(COLOURS, '') : text;
}

/**
 * Gathers the bytes of a dump whose length is known: each line has up to 16 bytes, an offset before them where the tool
 * writes one, and the same bytes as characters behind them.
 */
export class HexDump {
  readonly #bytes: number[] = [];

  /** @param count of all bytes */
  constructor(private readonly count: number) {}

  get complete(): boolean {
    return this.#bytes.length >= this.count;
  }

  get bytes(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }

  /** False for a line that is none of the dump. @param text of the line, from its first byte */
  add(text: string): boolean {
    const wanted = Math.min(LINE_BYTES, this.count - this.#bytes.length);
    const pairs = text.trim().split(/\s+/, wanted);
    if (pairs.length < wanted || !pairs.every((pair) => /^[0-9a-f]{2}$/i.test(pair))) return false;
    for (const pair of pairs) this.#bytes.push(Number.parseInt(pair, 16));
    return true;
  }
}

/**
 * The bytes of a dump line of unknown length: a short line is one byte and one character for each byte, the last of
 * several lines has its characters where those of a full one stand.
 */
export function dumpLineBytes(text: string): Uint8Array | undefined {
  const line = text.replace(/\r$/, '');
  const count = line.length > 3 * LINE_BYTES ? line.length - 3 * LINE_BYTES : line.length / 4;
  if (!Number.isInteger(count) || count < 1 || count > LINE_BYTES) return undefined;
  const pairs = line.slice(0, 3 * count - 1).split(' ');
  if (pairs.length !== count || !pairs.every((pair) => /^[0-9a-f]{2}$/i.test(pair))) return undefined;
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16));
}
