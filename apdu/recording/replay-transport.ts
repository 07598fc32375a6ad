import type { CardInterface } from '../transport/card-port.js';
import { type Protocol, type ResetKind, type Transport, TransportError } from '../transport/transport.js';
import type { RecordedCard } from './recorded-card.js';

export interface ReplayTransportOptions {
  /** Waits so many milliseconds: then answers take as long as they took. Default: they come at once. */
  wait?: (milliseconds: number) => Promise<void>;
  /** Called once, when the transport is closed, with the line where the recording goes on, if it does. */
  closed?: (nextLine: number | undefined) => void;
}

/** Below this no timer is exact: shorter times are added up until they are worth a wait. */
const SHORTEST_WAIT_MS = 1;

/** A recorded card as a transport. */
export class ReplayTransport implements Transport {
  readonly #card: RecordedCard;
  readonly #options: ReplayTransportOptions;
  #owedMs = 0;
  #closed = false;
  /** The answer before: commands keep the order of the calls. */
  #previous: Promise<unknown> = Promise.resolve();

  constructor(card: RecordedCard, options: ReplayTransportOptions = {}) {
    this.#card = card;
    this.#options = options;
  }

  get answerToReset(): Uint8Array {
    return this.#card.answerToReset;
  }

  get protocol(): Protocol {
    return this.#card.protocol;
  }

  transmit(command: Uint8Array): Promise<Uint8Array> {
    const sent = command.slice();
    return this.#ask('transmit a command', () => this.#card.transmit(sent));
  }

  reset(kind?: ResetKind, cardInterface?: CardInterface): Promise<Uint8Array> {
    return this.#ask('reset the card', () => this.#card.reset(kind, cardInterface));
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    try {
      this.#options.closed?.(this.#nextLine());
    } finally {
      this.#card.close();
    }
  }

  async #ask(what: string, action: () => Uint8Array): Promise<Uint8Array> {
    const before = this.#previous;
    const answer = this.#answer(what, before, action);
    this.#previous = answer.catch(() => undefined);
    return answer;
  }

  async #answer(what: string, before: Promise<unknown>, action: () => Uint8Array): Promise<Uint8Array> {
    if (this.#options.wait !== undefined) await before;
    if (this.#closed) throw new TransportError('CLOSED', `cannot ${what}: the recording is closed`);
    try {
      return action();
    } catch (error) {
      if (error instanceof TransportError) throw error;
      const told = error instanceof Error ? error.message : String(error);
      throw new TransportError('LINK_FAILED', `cannot ${what}: ${told}`, error);
    } finally {
      await this.#takeTime();
    }
  }

  async #takeTime(): Promise<void> {
    const { wait } = this.#options;
    if (wait === undefined) return;
    this.#owedMs += this.#card.durationMs;
    if (this.#owedMs < SHORTEST_WAIT_MS) return;
    const startedAtMs = performance.now();
    await wait(this.#owedMs);
    this.#owedMs -= performance.now() - startedAtMs;
  }

  /** What cannot be read is no longer of interest. */
  #nextLine(): number | undefined {
    try {
      return this.#card.nextLine();
    } catch {
      return undefined;
    }
  }
}
