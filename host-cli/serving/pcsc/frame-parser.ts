import { HEADER_BYTES, MAXIMUM_DATA_BYTES, MESSAGES, type MessageDefinition } from './message-table.js';
import type { ProtocolMinor } from './protocol-version.js';
import { ProtocolViolation } from './protocol-violation.js';

/** One request; body and data are views that hold until the next call of the parser. */
export interface Frame {
  readonly message: MessageDefinition;
  readonly body: Buffer;
  /** APDU of TRANSMIT, data of CONTROL; empty for all others. */
  readonly data: Buffer;
}

const FIRST_STORE_BYTES = 1024;
const LARGEST_BODY_BYTES = Math.max(...Object.values(MESSAGES).map(({ bodyBytes }) => bodyBytes));
/** Requests are answered one by one: nobody needs to have more than this on the way. */
export const MAXIMUM_WAITING_BYTES = 2 * (HEADER_BYTES + LARGEST_BODY_BYTES + MAXIMUM_DATA_BYTES);

/** Messages and, where data follow, the offset of their count, by command number. */
const BY_CODE: readonly ({ message: MessageDefinition; countAt: number | undefined } | undefined)[] = (() => {
  const rows: { message: MessageDefinition; countAt: number | undefined }[] = [];
  for (const message of Object.values<MessageDefinition>(MESSAGES)) {
    const countAt = message.countOfData === undefined ? undefined : message.fields[message.countOfData];
    rows[message.code] = { message, countAt };
  }
  return rows;
})();

/** Cuts what a client sends into requests, however it is divided over the reads. */
export class FrameParser {
  #store = Buffer.allocUnsafeSlow(FIRST_STORE_BYTES);
  #start = 0;
  #end = 0;

  /** @throws ProtocolViolation when more is waiting than any client needs */
  append(chunk: Buffer): void {
    if (this.#start === this.#end) this.#start = this.#end = 0;
    if (this.#end + chunk.length > this.#store.length) this.#makeRoom(chunk.length);
    this.#store.set(chunk, this.#end);
    this.#end += chunk.length;
  }

  /**
   * The next whole request; undefined when there is none yet.
   * @throws ProtocolViolation as soon as the header or the count of data is wrong
   */
  next(minor: ProtocolMinor): Frame | undefined {
    const start = this.#start;
    const available = this.#end - start;
    if (available < HEADER_BYTES) return undefined;
    const size = this.#store.readUInt32LE(start);
    const code = this.#store.readUInt32LE(start + 4);
    const row = BY_CODE[code];
    if (row === undefined || row.message.since > minor) {
      throw new ProtocolViolation(`command ${code} is unknown in protocol 4:${minor}`);
    }
    const { message, countAt } = row;
    if (size !== message.bodyBytes) {
      throw new ProtocolViolation(`command ${code} has a body of ${message.bodyBytes} bytes, not ${size}`);
    }
    const bodyAt = start + HEADER_BYTES;
    const dataAt = bodyAt + size;
    if (dataAt > this.#end) return undefined;
    const count = countAt === undefined ? 0 : this.#store.readUInt32LE(bodyAt + countAt);
    if (count > MAXIMUM_DATA_BYTES) {
      throw new ProtocolViolation(
        `command ${code} brings at most ${MAXIMUM_DATA_BYTES} bytes of data, not ${count}`,
      );
    }
    if (dataAt + count > this.#end) return undefined;
    this.#start = dataAt + count;
    return {
      message,
      body: this.#store.subarray(bodyAt, dataAt),
      data: this.#store.subarray(dataAt, dataAt + count),
    };
  }

  /** Moves what waits to the front, into a larger store where it must. */
  #makeRoom(count: number): void {
    const waiting = this.#end - this.#start;
    const needed = waiting + count;
    if (needed > MAXIMUM_WAITING_BYTES) throw new ProtocolViolation('requests pile up before their answers');
    let store = this.#store;
    if (needed > store.length) store = Buffer.allocUnsafeSlow(Math.max(needed, 2 * store.length));
    this.#store.copy(store, 0, this.#start, this.#end);
    this.#store = store;
    this.#start = 0;
    this.#end = waiting;
  }
}
