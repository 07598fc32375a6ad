/** Bytes that come in pieces and are taken in lengths; what is taken is gone. */
export class ByteQueue {
  #bytes = new Uint8Array(0);
  #taken = 0;

  /** Offset in the whole of the next byte to be taken. */
  get offset(): number {
    return this.#taken;
  }

  get length(): number {
    return this.#bytes.length;
  }

  push(piece: Uint8Array): void {
    if (this.#bytes.length === 0) {
      this.#bytes = Uint8Array.from(piece);
      return;
    }
    const joined = new Uint8Array(this.#bytes.length + piece.length);
    joined.set(this.#bytes);
    joined.set(piece, this.#bytes.length);
    this.#bytes = joined;
  }

  /** A view of the next bytes, which stay; undefined while they are not all there. */
  peek(count: number): DataView | undefined {
    if (this.#bytes.length < count) return undefined;
    return new DataView(this.#bytes.buffer, this.#bytes.byteOffset, count);
  }

  /** The next bytes; undefined while they are not all there. */
  take(count: number): Uint8Array | undefined {
    if (this.#bytes.length < count) return undefined;
    const taken = this.#bytes.subarray(0, count);
    this.#bytes = this.#bytes.subarray(count);
    this.#taken += count;
    return taken;
  }
}
