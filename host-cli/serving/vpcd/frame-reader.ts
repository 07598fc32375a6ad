import { concatBytes } from '../../../apdu/bytes.js';

/** Two bytes, big-endian: the count of bytes that follow. vsmartcard, doc/api.txt. */
export const FRAME_HEAD_BYTES = 2;
/** What such a length can tell: no answer can be longer. */
export const MAXIMUM_FRAME_BYTES = 65_535;

/** Cuts the driver's stream of bytes into frames, however the bytes arrive. */
export class FrameReader {
  #parts: Uint8Array[] = [];
  #bytes = 0;

  push(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    this.#parts.push(chunk);
    this.#bytes += chunk.length;
  }

  /** The length that a frame announces of which nothing else has come; undefined in any other state. */
  get loneLength(): number | undefined {
    return this.#bytes === FRAME_HEAD_BYTES ? this.#announced() : undefined;
  }

  /** The contents of the next frame; undefined while it is not whole. */
  next(): Uint8Array | undefined {
    if (this.#bytes < FRAME_HEAD_BYTES) return undefined;
    const end = FRAME_HEAD_BYTES + this.#announced();
    if (this.#bytes < end) return undefined;
    this.#join();
    const all = this.#parts[0]!;
    this.#bytes -= end;
    this.#parts = this.#bytes === 0 ? [] : [all.subarray(end)];
    return all.subarray(FRAME_HEAD_BYTES, end);
  }

  #announced(): number {
    if (this.#parts[0]!.length < FRAME_HEAD_BYTES) this.#join();
    const head = this.#parts[0]!;
    return (head[0]! << 8) | head[1]!;
  }

  #join(): void {
    if (this.#parts.length > 1) this.#parts = [concatBytes(...this.#parts)];
  }
}

/**
 * Length and contents in one array, so that one write sends them: sent apart they would wait for each other's
 * acknowledgement.
 * @param contents at most `MAXIMUM_FRAME_BYTES`
 */
export function encodeFrame(contents: Uint8Array): Uint8Array {
  const frame = new Uint8Array(FRAME_HEAD_BYTES + contents.length);
  frame[0] = contents.length >> 8;
  frame[1] = contents.length & 0xff;
  frame.set(contents, FRAME_HEAD_BYTES);
  return frame;
}
