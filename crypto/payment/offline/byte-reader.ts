/** Cuts bytes into fields from the left; the caller knows that they are long enough. */
export class ByteReader {
  #offset = 0;

  constructor(readonly bytes: Uint8Array) {}

  /** A copy: what is returned to callers must not keep a whole certificate alive. */
  take(count: number): Uint8Array {
    const field = this.bytes.slice(this.#offset, this.#offset + count);
    this.#offset += count;
    return field;
  }

  byte(): number {
    return this.bytes[this.#offset++]!;
  }

  rest(): Uint8Array {
    return this.take(this.bytes.length - this.#offset);
  }
}
