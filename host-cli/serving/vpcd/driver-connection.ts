import type { Socket } from 'node:net';
import type { CardSlot } from '../card-slot.js';
import { answerFrame, isCommandLength } from './answer-frame.js';
import { EARLY_LENGTH_BYTE, LONGEST_EARLY_ANSWER_BYTES } from './early-length.js';
import { encodeFrame, FrameReader } from './frame-reader.js';
import type { StallWatch } from './stall-watch.js';

export interface DriverConnectionOptions {
  /** Send the first byte of an answer's length as soon as the length of a command has come alone. */
  readonly earlyLengthByte: boolean;
  readonly stallWatch: StallWatch;
  /** The first frame has come: it is a driver, and it has noticed the card. */
  readonly noticed: () => void;
  /** The card cannot answer; the connection must end, as if the card were pulled. */
  readonly failed: (error: unknown) => void;
}

/** What an answer longer than the early length byte promised ends with. */
export class EarlyPromiseBroken extends Error {
  override readonly name = 'EarlyPromiseBroken';
  readonly code = 'EARLY_LENGTH_BYTE_BROKEN';

  constructor(bytes: number) {
    super(`an answer of ${bytes} bytes came where the early length byte had promised at most 255`);
  }
}

/** A connected driver: its frames go to the slot, in their order, and the answers back. */
export class DriverConnection {
  readonly #reader = new FrameReader();
  #early = false;
  #noticed = false;
  #over = false;

  constructor(
    private readonly slot: CardSlot,
    private readonly socket: Socket,
    private readonly options: DriverConnectionOptions,
  ) {
    socket.on('data', (chunk: Buffer) => this.#receive(chunk));
    socket.on('close', () => {
      this.#over = true;
    });
  }

  #receive(chunk: Uint8Array): void {
    if (this.#over) return;
    this.options.stallWatch.commandCame();
    this.#reader.push(chunk);
    try {
      for (let frame = this.#reader.next(); frame !== undefined; frame = this.#reader.next())
        this.#serve(frame);
    } catch (error) {
      this.#over = true;
      this.options.failed(error);
      return;
    }
    const announced = this.#reader.loneLength;
    if (announced === undefined || !isCommandLength(announced)) return;
    this.options.stallWatch.lengthAlone();
    if (!this.options.earlyLengthByte) return;
    this.#early = true;
    this.socket.write(EARLY_LENGTH_BYTE);
  }

  #serve(frame: Uint8Array): void {
    if (!this.#noticed) {
      this.#noticed = true;
      this.options.noticed();
    }
    const answer = answerFrame(this.slot, frame);
    const early = this.#early;
    this.#early = false;
    if (answer === undefined) return;
    if (early && answer.length > LONGEST_EARLY_ANSWER_BYTES) throw new EarlyPromiseBroken(answer.length);
    const encoded = encodeFrame(answer);
    this.socket.write(early ? encoded.subarray(EARLY_LENGTH_BYTE.length) : encoded);
  }
}
