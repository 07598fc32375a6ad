import { concatBytes } from '../../apdu/bytes.js';

/** Bytes of a stream that nobody has taken yet; joined only when more than the first chunk is asked for. */
export class ByteCollector {
  #parts: Uint8Array[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    this.#parts.push(chunk);
    this.#length += chunk.length;
  }

  /** The first bytes, which stay; undefined while there are fewer. */
  peek(count: number): Uint8Array | undefined {
    return this.#length < count ? undefined : this.#first(count).subarray(0, count);
  }

  /** The first bytes, which go; undefined while there are fewer. */
  take(count: number): Uint8Array | undefined {
    if (this.#length < count) return undefined;
    const first = this.#first(count);
    this.#length -= count;
    if (first.length === count) this.#parts.shift();
    else this.#parts[0] = first.subarray(count);
    return first.subarray(0, count);
  }

  #first(count: number): Uint8Array {
    if (this.#parts.length === 0) return new Uint8Array(0);
    if (this.#parts[0]!.length < count) this.#parts = [concatBytes(...this.#parts)];
    return this.#parts[0]!;
  }
}
