import { decodeResponse, type ResponseApdu } from '../codec/response-apdu.js';
import type { CardInterface } from '../transport/card-port.js';
import type { ResetKind, Transport } from '../transport/transport.js';
import { TransportError } from '../transport/transport-error.js';
import type { Seen } from './expectation.js';
import type { PREDEFINED } from './script-language.js';
import type { ScriptExchange } from './script-result.js';
import { bytesValue, type Value } from './value.js';

/** The card of a running script, and what was last seen of it. */
export class RunningCard {
  #answer: ResponseApdu | undefined;
  #answerToReset: Uint8Array | undefined;
  #fault: string | undefined;
  #durationMs = 0;
  #tearing = false;
  /** Whether anything was done since the last reset. */
  #touched = true;

  constructor(
    readonly transport: Transport,
    private readonly clock: () => number,
    private readonly generation: string | undefined,
    private readonly tell: (exchange: ScriptExchange) => void,
  ) {
    this.#answerToReset = transport.answerToReset;
  }

  get seen(): Seen {
    return {
      answer: this.#answer,
      answerToReset: this.#answerToReset,
      fault: this.#fault,
      durationMs: this.#durationMs,
    };
  }

  get touched(): boolean {
    return this.#touched;
  }

  /** @throws TransportError, but for a card that was told to lose its power */
  async transmit(command: Uint8Array, secret = false): Promise<ResponseApdu | undefined> {
    this.#touched = true;
    this.#answer = undefined;
    this.#fault = undefined;
    const tearing = this.#tearing;
    this.#tearing = false;
    const startedAtMs = this.clock();
    const marked = secret ? { secret } : {};
    try {
      const response = await this.transport.transmit(command);
      this.#durationMs = this.clock() - startedAtMs;
      this.tell({ command, response, durationMs: this.#durationMs, ...marked });
      this.#answer = decodeResponse(response);
      return this.#answer;
    } catch (error) {
      this.#durationMs = this.clock() - startedAtMs;
      this.#fault = tearing ? 'TORN' : codeOf(error);
      this.tell({ command, durationMs: this.#durationMs, ...marked });
      if (!tearing) throw error;
      return undefined;
    }
  }

  async reset(kind: ResetKind, cardInterface?: CardInterface): Promise<Uint8Array> {
    this.powered(undefined);
    const startedAtMs = this.clock();
    const answerToReset = await this.transport.reset(kind, cardInterface);
    this.#durationMs = this.clock() - startedAtMs;
    this.#touched = false;
    this.#answerToReset = answerToReset;
    return answerToReset;
  }

  powered(answerToReset: Uint8Array | undefined): void {
    this.#touched = true;
    this.#answer = undefined;
    this.#fault = undefined;
    this.#tearing = false;
    this.#answerToReset = answerToReset;
  }

  tearing(): void {
    this.#tearing = true;
  }

  /** The value of a predefined variable, where there is one. */
  given(name: string): Value | undefined {
    const given = RunningCard.#given;
    return Object.hasOwn(given, name) ? given[name as keyof typeof PREDEFINED](this) : undefined;
  }

  static readonly #given: Readonly<
    Record<keyof typeof PREDEFINED, (card: RunningCard) => Value | undefined>
  > = {
    data: ({ seen }) => seen.answer && bytesValue(seen.answer.data),
    status: ({ seen }) =>
      seen.answer && bytesValue(Uint8Array.of(seen.answer.statusWord >> 8, seen.answer.statusWord & 0xff)),
    atr: ({ seen }) => seen.answerToReset && bytesValue(seen.answerToReset),
    time: ({ seen }) => ({ kind: 'number', number: seen.durationMs }),
    interface: ({ transport }) => ({
      kind: 'quoted',
      text: transport.protocol === 'contactless' ? 'contactless' : 'contact',
    }),
    protocol: ({ transport }) => ({ kind: 'quoted', text: transport.protocol }),
    generation: (card) =>
      card.generation === undefined ? undefined : { kind: 'word', text: card.generation },
  };
}

function codeOf(error: unknown): string {
  return error instanceof TransportError ? error.code : 'LINK_FAILED';
}
