import { randomInt } from 'node:crypto';
import type { CardSlot } from '../card-slot.js';
import type { NoticeListener } from '../notice.js';
import type { ClientSession } from './client-session.js';
import { READERS_BEFORE_4_6 } from './message-table.js';
import { ServedReader } from './served-reader.js';

/** Numbers of contexts and cards are positive 31-bit integers. */
const NUMBERS = 0x7fff_ffff;

/** What all clients of one service share. */
export class ServiceState {
  readonly readers: readonly ServedReader[];
  readonly sessions = new Set<ClientSession>();
  /** Whose each context is. */
  readonly contexts = new Map<number, ClientSession>();
  /** Begins anywhere, so that a number of an earlier service means nothing here. */
  #lastNumber = randomInt(1, NUMBERS);

  constructor(
    slots: readonly CardSlot[],
    readonly notify: NoticeListener,
    powerOffAfterMs: number,
  ) {
    this.readers = slots.map((slot) => new ServedReader(slot, () => this.#tellWaiting(), powerOffAfterMs));
  }

  /** Records that a client of 4:6 is told: never less than at any time before. */
  get readerCount(): number {
    return Math.max(READERS_BEFORE_4_6, this.readers.length);
  }

  findReader(name: string): ServedReader | undefined {
    return this.readers.find(({ slot }) => slot.name === name);
  }

  /** A number for a context or card that was not given out before: 2^31 of them outlast any service. */
  newNumber(): number {
    this.#lastNumber = (this.#lastNumber % NUMBERS) + 1;
    return this.#lastNumber;
  }

  close(): void {
    for (const session of [...this.sessions]) session.end();
    for (const reader of this.readers) reader.close();
  }

  #tellWaiting(): void {
    for (const session of this.sessions) session.waiting.change();
  }
}
