import { MESSAGES } from './message-table.js';
import type { ProtocolMinor } from './protocol-version.js';
import { RC } from './return-code-table.js';

const { replyBytes, fields } = MESSAGES.WAIT_FOR_CHANGE;

/** How long a client of 4:5 and later may take to ask GET_READER_EVENTS after it has got the readers. */
export const SETTLING_MS = 5;

/**
 * The wait of one client for a change. It ends by one signal, which has no header: a client that asks something else
 * first would take it for that answer. So a signal stays back until the questions that belong to WAIT_FOR_CHANGE are
 * answered: in 4:6 the readers; in 4:5 and 4:6 then perhaps GET_READER_EVENTS, which not every client asks, so that
 * only time tells. A signal of change may come before that one: it has the bytes of that answer, as the list of
 * readers never changes here and its count of events is always 0. A cancelled wait has others and settles first.
 */
export class Waiting {
  #waiting = false;
  #readersWanted = false;
  #settledAt = 0;
  /** Return code of a signal that stays back. */
  #held: number | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly send: (bytes: Buffer) => void) {}

  get active(): boolean {
    return this.#waiting;
  }

  /** After WAIT_FOR_CHANGE and what answers it. */
  begin(minor: ProtocolMinor): void {
    this.end();
    this.#waiting = true;
    this.#readersWanted = minor >= 6;
    this.#settledAt = minor >= 5 ? performance.now() + SETTLING_MS : 0;
  }

  /** After the answer to GET_READERS_STATE_ARRAY. */
  readersServed(): void {
    if (!this.#readersWanted) return;
    this.#readersWanted = false;
    this.#settledAt = performance.now() + SETTLING_MS;
    this.#release();
  }

  /** After the answer to GET_READER_EVENTS. */
  eventsServed(): void {
    if (this.#readersWanted) return;
    this.#settledAt = 0;
    this.#release();
  }

  change(): void {
    if (this.#waiting && this.#held === undefined) this.#signal(RC.SUCCESS);
  }

  /** @returns whether somebody waited */
  cancel(): boolean {
    if (!this.#waiting) return false;
    this.#signal(RC.CANCELLED);
    return true;
  }

  /** The answer to STOP_WAITING; undefined when a signal is on its way, which then is the answer. */
  stop(): Buffer | undefined {
    if (!this.#waiting) return undefined;
    const answer = encodeSignal(this.#held ?? RC.SUCCESS);
    this.end();
    return answer;
  }

  end(): void {
    this.#waiting = false;
    this.#held = undefined;
    this.#readersWanted = false;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #signal(returnCode: number): void {
    const remainingMs = returnCode === RC.SUCCESS ? 0 : this.#settledAt - performance.now();
    if (!this.#readersWanted && remainingMs <= 0) {
      this.end();
      this.send(encodeSignal(returnCode));
      return;
    }
    this.#held = returnCode;
    if (!this.#readersWanted) this.#timer ??= setTimeout(() => this.#lateSignal(), Math.ceil(remainingMs));
  }

  #release(): void {
    if (this.#held !== undefined) this.#signal(this.#held);
  }

  #lateSignal(): void {
    this.#timer = undefined;
    this.#settledAt = 0;
    this.#release();
  }
}

function encodeSignal(returnCode: number): Buffer {
  const bytes = Buffer.alloc(replyBytes);
  bytes.writeUInt32LE(returnCode, fields.returnCode);
  return bytes;
}
