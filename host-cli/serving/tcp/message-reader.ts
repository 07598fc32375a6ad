import { ByteCollector } from '../byte-collector.js';
import type { Message } from './message.js';
import { LENGTH_BYTES, MAXIMUM_BODY_BYTES } from './protocol.js';

/** Cuts a stream of bytes into messages, however the bytes arrive. */
export class MessageReader {
  readonly #waiting = new ByteCollector();

  push(chunk: Uint8Array): void {
    this.#waiting.push(chunk);
  }

  /** Whether there are bytes of a message whose end has not come. */
  get partial(): boolean {
    return this.#waiting.length > 0;
  }

  /** @returns undefined while there is no whole message, 'too long' for a length that no message has */
  next(): Message | undefined | 'too long' {
    const head = this.#waiting.peek(LENGTH_BYTES);
    if (head === undefined) return undefined;
    const length = new DataView(head.buffer, head.byteOffset).getUint32(0);
    if (length === 0 || length > MAXIMUM_BODY_BYTES + 1) return 'too long';
    const message = this.#waiting.take(LENGTH_BYTES + length);
    return message && { kind: message[LENGTH_BYTES]!, body: message.subarray(LENGTH_BYTES + 1) };
  }
}
