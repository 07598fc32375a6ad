import { ByteCollector } from '../byte-collector.js';

/** Two bytes, big-endian: the count of bytes that follow. vsmartcard, doc/api.txt. */
export const FRAME_HEAD_BYTES = 2;
/** What such a length can tell: no answer can be longer. */
export const MAXIMUM_FRAME_BYTES = 65_535;

/** Cuts the driver's stream of bytes into frames, however the bytes arrive. */
export class FrameReader {
  readonly #waiting = new ByteCollector();

  push(chunk: Uint8Array): void {
    this.#waiting.push(chunk);
  }

  /** The length that a frame announces of which nothing else has come; undefined in any other state. */
  get loneLength(): number | undefined {
    return this.#waiting.length === FRAME_HEAD_BYTES ? this.#announced() : undefined;
  }

  /** The contents of the next frame; undefined while it is not whole. */
  next(): Uint8Array | undefined {
    const announced = this.#announced();
    if (announced === undefined) return undefined;
    return this.#waiting.take(FRAME_HEAD_BYTES + announced)?.subarray(FRAME_HEAD_BYTES);
  }

  #announced(): number | undefined {
    const head = this.#waiting.peek(FRAME_HEAD_BYTES);
    return head && (head[0]! << 8) | head[1]!;
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
