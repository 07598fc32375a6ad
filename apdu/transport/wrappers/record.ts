import type { CardInterface } from '../card-port.js';
import type { ResetKind, Transport } from '../transport.js';
import { WrappedTransport } from './wrapped-transport.js';

interface Timed {
  /** On the clock that was given. */
  startedAtMs: number;
  durationMs: number;
}

/** What passed over a transport, with the bytes as they were: hide secrets before they are shown or kept. */
export type TransportEvent = Timed &
  (
    | { kind: 'exchange'; command: Uint8Array; response: Uint8Array }
    | { kind: 'reset'; resetKind: ResetKind; cardInterface: CardInterface; answerToReset: Uint8Array }
    | { kind: 'failure'; command?: Uint8Array; error: unknown }
  );

/** Milliseconds from any fixed instant. */
export type Clock = () => number;

/** Tells `observer` of every exchange, reset and failure, after it happened. */
export function withRecord(
  inner: Transport,
  observer: (event: TransportEvent) => void,
  clock: Clock = () => performance.now(),
): Transport {
  return new RecordedTransport(inner, observer, clock);
}

class RecordedTransport extends WrappedTransport {
  readonly #observer: (event: TransportEvent) => void;
  readonly #clock: Clock;

  constructor(inner: Transport, observer: (event: TransportEvent) => void, clock: Clock) {
    super(inner);
    this.#observer = observer;
    this.#clock = clock;
  }

  async transmit(command: Uint8Array): Promise<Uint8Array> {
    const startedAtMs = this.#clock();
    const sent = command.slice();
    const response = await this.#watch(startedAtMs, () => this.inner.transmit(command), sent);
    this.#observer({
      kind: 'exchange',
      command: sent,
      response: response.slice(),
      ...this.#since(startedAtMs),
    });
    return response;
  }

  override async reset(kind: ResetKind = 'cold', cardInterface?: CardInterface): Promise<Uint8Array> {
    const startedAtMs = this.#clock();
    const answer = await this.#watch(startedAtMs, () => this.inner.reset(kind, cardInterface));
    const reached = this.inner.protocol === 'contactless' ? 'contactless' : 'contact';
    const event = {
      resetKind: kind,
      cardInterface: cardInterface ?? reached,
      answerToReset: answer.slice(),
    } as const;
    this.#observer({ kind: 'reset', ...event, ...this.#since(startedAtMs) });
    return answer;
  }

  async #watch(
    startedAtMs: number,
    action: () => Promise<Uint8Array>,
    command?: Uint8Array,
  ): Promise<Uint8Array> {
    try {
      return await action();
    } catch (error) {
      const about = command === undefined ? {} : { command };
      this.#observer({ kind: 'failure', ...about, error, ...this.#since(startedAtMs) });
      throw error;
    }
  }

  #since(startedAtMs: number): Timed {
    return { startedAtMs, durationMs: this.#clock() - startedAtMs };
  }
}
