import { concatBytes } from '../../../apdu/bytes.js';
import type { Message } from './message.js';
import { LENGTH_BYTES, MAXIMUM_BODY_BYTES } from './protocol.js';

/** Cuts a stream of bytes into messages, however the bytes arrive. */
export class MessageReader {
  /** Parts of what has not been given out; joined only when a whole message is there. */
  #parts: Uint8Array[] = [];
  #bytes = 0;

  push(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    this.#parts.push(chunk);
    this.#bytes += chunk.length;
  }

  /** Whether there are bytes of a message whose end has not come. */
  get partial(): boolean {
    return this.#bytes > 0;
  }

  /** @returns undefined while there is no whole message, 'too long' for a length that no message has */
  next(): Message | undefined | 'too long' {
    if (this.#bytes < LENGTH_BYTES) return undefined;
    if (this.#parts[0]!.length < LENGTH_BYTES) this.#join();
    const head = this.#parts[0]!;
    const length = new DataView(head.buffer, head.byteOffset).getUint32(0);
    if (length === 0 || length > MAXIMUM_BODY_BYTES + 1) return 'too long';
    const end = LENGTH_BYTES + length;
    if (this.#bytes < end) return undefined;
    this.#join();
    const all = this.#parts[0]!;
    this.#bytes -= end;
    this.#parts = this.#bytes === 0 ? [] : [all.subarray(end)];
    return { kind: all[LENGTH_BYTES]!, body: all.subarray(LENGTH_BYTES + 1, end) };
  }

  #join(): void {
    if (this.#parts.length > 1) this.#parts = [concatBytes(...this.#parts)];
  }
}
