const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** A line as bytes, without its end; undefined for one that is longer than allowed. */
export type LineListener = (line: Uint8Array | undefined) => void;

/**
 * Cuts a stream of bytes into lines that end with LF or CRLF. Bytes, not text: what arrives may be anything, and a
 * line that never ends must not fill the memory.
 */
export class LineSplitter {
  /** The beginning of a line whose end has not come yet. */
  #begun: Uint8Array[] = [];
  #begunBytes = 0;
  #skipping = false;

  constructor(private readonly maximumBytes: number) {}

  push(chunk: Uint8Array, listener: LineListener): void {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      this.#finish(chunk.subarray(start, end), listener);
      start = end + 1;
    }
    if (start < chunk.length) this.#keep(chunk.subarray(start));
  }

  /** The stream has ended: what came after the last line end is a line too. */
  end(listener: LineListener): void {
    if (this.#begunBytes > 0 || this.#skipping) this.#finish(new Uint8Array(0), listener);
  }

  #keep(part: Uint8Array): void {
    if (this.#skipping) return;
    this.#begunBytes += part.length;
    // One byte more for a carriage return.
    if (this.#begunBytes > this.maximumBytes + 1) {
      this.#skipping = true;
      this.#begun = [];
      this.#begunBytes = 0;
    } else {
      this.#begun.push(part.slice());
    }
  }

  #finish(last: Uint8Array, listener: LineListener): void {
    if (this.#skipping) {
      this.#skipping = false;
      listener(undefined);
      return;
    }
    const line = withoutCarriageReturn(
      this.#begun.length === 0 ? last : Buffer.concat([...this.#begun, last]),
    );
    this.#begun = [];
    this.#begunBytes = 0;
    listener(line.length > this.maximumBytes ? undefined : line);
  }
}

function withoutCarriageReturn(line: Uint8Array): Uint8Array {
  return line.at(-1) === CARRIAGE_RETURN ? line.subarray(0, -1) : line;
}
