/** The longest line of a recording, the answer of 65536 bytes, has under 200,000 characters. */
const MAX_CHARACTERS = 1_000_000;

/** Cuts text that comes in parts into lines; `\n` and `\r\n` end one. It keeps no more than the line that is not over. */
export class LineSplitter {
  #rest = '';

  /** @returns the lines that are over */
  push(part: string): readonly string[] {
    const lines = (this.#rest + part).split('\n');
    this.#rest = lines.pop()!;
    return lines;
  }

  /** The line that is not over yet is longer than any line of a recording. */
  get tooLong(): boolean {
    return this.#rest.length > MAX_CHARACTERS;
  }

  /** The last line, when the text does not end with a line end. */
  end(): readonly string[] {
    const last = this.#rest;
    this.#rest = '';
    return last === '' ? [] : [last];
  }
}
