const NO_BYTES = new Uint8Array(0);

/** Up to here a loop is faster than the call that copies in one go. */
const LOOP_BYTES = 32;

/** The data a command answers with: a stretch of some array, copied once into the response. */
export class Answer {
  source: Uint8Array = NO_BYTES;
  start = 0;
  count = 0;

  clear(): void {
    this.count = 0;
  }

  set(source: Uint8Array, start = 0, count = source.length - start): void {
    this.source = source;
    this.start = start;
    this.count = count;
  }

  /** Response data and status word in a fresh array that belongs to the caller. */
  encode(statusWord: number): Uint8Array {
    const { source, start, count } = this;
    const response = new Uint8Array(count + 2);
    if (count > LOOP_BYTES) response.set(source.subarray(start, start + count));
    else for (let i = 0; i < count; i++) response[i] = source[start + i]!;
    response[count] = statusWord >> 8;
    response[count + 1] = statusWord;
    return response;
  }
}
