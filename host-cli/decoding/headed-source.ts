/** Bytes that come in pieces, of which the first can be looked at before all are read. */
export class HeadedSource {
  readonly #rest: AsyncIterator<Uint8Array>;
  readonly #pieces: Uint8Array[] = [];
  #ended = false;

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.#rest = pieces[Symbol.asyncIterator]();
  }

  /** What has been looked at so far. */
  get head(): Uint8Array {
    return Buffer.concat(this.#pieces);
  }

  /** Nothing follows the head. */
  get isWhole(): boolean {
    return this.#ended;
  }

  /** Reads one more piece into the head. */
  async grow(): Promise<void> {
    if (this.#ended) return;
    const { value, done } = await this.#rest.next();
    if (done) this.#ended = true;
    else this.#pieces.push(value);
  }

  /** The head and all that follows; once. */
  async *pieces(): AsyncGenerator<Uint8Array, void> {
    yield* this.#pieces.splice(0);
    while (!this.#ended) {
      const { value, done } = await this.#rest.next();
      if (done) this.#ended = true;
      else yield value;
    }
  }
}
