import { decodeResponse, type ResponseApdu } from '../../codec/response-apdu.js';
import type { CardInterface } from '../../transport/card-port.js';
import type { ResetKind, Transport } from '../../transport/transport.js';
import { TransportError } from '../../transport/transport-error.js';
import type { Seen } from '../expectations/verdict.js';
import type { PREDEFINED } from '../script-language.js';
import type { ScriptExchange } from '../script-result.js';
import type { CardControls } from '../step-context.js';
import { bytesValue, type Value } from '../value.js';

/** What a card of a running script is reached and observed with. */
export interface CardSetting {
  readonly transport: Transport;
  readonly controls: CardControls | undefined;
  readonly generation: string | undefined;
  readonly clock: () => number;
  tell(exchange: ScriptExchange): void;
}

/** The card of a running script, and what was last seen of it. */
export class RunningCard implements Seen {
  answer: ResponseApdu | undefined;
  answerToReset: Uint8Array | undefined;
  fault: string | undefined;
  durationMs = 0;
  /** The step that runs may fail: what stands behind it expects that. */
  faultExpected = false;
  /** What a case does to the interface is its own affair: the next one begins where the script left it. */
  inCase = false;
  #home: CardInterface;
  #tearing = false;
  #removed = false;
  /** Nothing was done since a cold reset on that interface. */
  #fresh: CardInterface | undefined;

  constructor(readonly setting: CardSetting) {
    this.answerToReset = setting.transport.answerToReset;
    this.#home = this.cardInterface;
  }

  get cardInterface(): CardInterface {
    return this.setting.transport.protocol === 'contactless' ? 'contactless' : 'contact';
  }

  /**
   * A case begins: the card is in the reader, powered on the interface of the script, and nothing was done to it.
   * @returns its answer to the reset; undefined when it needed none
   * @throws TransportError
   */
  async begin(): Promise<Uint8Array | undefined> {
    const home = this.#home;
    if (this.#fresh === home) return undefined;
    if (this.#removed) this.setting.controls?.insert();
    this.#removed = false;
    return this.reset('cold', this.cardInterface === home ? undefined : home);
  }

  /** @throws TransportError; undefined for a fault that was asked for or is expected */
  async transmit(command: Uint8Array, secret = false): Promise<ResponseApdu | undefined> {
    const { transport, clock, tell } = this.setting;
    const tearing = this.#tearing;
    this.#forget();
    const startedAtMs = clock();
    let response: Uint8Array;
    try {
      response = await transport.transmit(command);
    } catch (error) {
      this.durationMs = clock() - startedAtMs;
      tell(exchangeOf(command, undefined, this.durationMs, secret));
      this.#fail(error, tearing);
      return undefined;
    }
    this.durationMs = clock() - startedAtMs;
    tell(exchangeOf(command, response, this.durationMs, secret));
    this.answer = decodeResponse(response);
    return this.answer;
  }

  /** @throws TransportError; undefined for a fault that is expected */
  async reset(kind: ResetKind, cardInterface?: CardInterface): Promise<Uint8Array | undefined> {
    const { transport, clock } = this.setting;
    this.powered(undefined);
    const startedAtMs = clock();
    try {
      this.answerToReset = await transport.reset(kind, cardInterface);
    } catch (error) {
      this.#fail(error, false);
    }
    this.durationMs = clock() - startedAtMs;
    if (!this.inCase) this.#home = this.cardInterface;
    if (kind === 'cold' && this.answerToReset !== undefined) this.#fresh = this.cardInterface;
    return this.answerToReset;
  }

  powered(answerToReset: Uint8Array | undefined): void {
    this.#forget();
    this.answerToReset = answerToReset;
    if (answerToReset === undefined) return;
    this.#removed = false;
    if (!this.inCase) this.#home = this.cardInterface;
  }

  removed(): void {
    this.powered(undefined);
    this.#removed = true;
  }

  tearing(): void {
    this.#tearing = true;
  }

  #forget(): void {
    this.answer = undefined;
    this.fault = undefined;
    this.#tearing = false;
    this.#fresh = undefined;
  }

  #fail(error: unknown, tearing: boolean): void {
    const code = error instanceof TransportError ? error.code : 'LINK_FAILED';
    const torn = tearing && code === 'LINK_FAILED';
    this.fault = torn ? 'TORN' : code;
    if (torn) this.answerToReset = undefined;
    else if (!this.faultExpected) throw error;
  }

  /** The value of a predefined variable, where there is one. */
  given(name: string): Value | undefined {
    return Object.hasOwn(GIVEN, name) ? GIVEN[name as keyof typeof PREDEFINED](this) : undefined;
  }
}

function exchangeOf(
  command: Uint8Array,
  response: Uint8Array | undefined,
  durationMs: number,
  secret: boolean,
): ScriptExchange {
  return {
    command,
    ...(response !== undefined && { response }),
    durationMs,
    ...(secret && { secret }),
  };
}

const GIVEN: Readonly<Record<keyof typeof PREDEFINED, (card: RunningCard) => Value | undefined>> = {
  data: ({ answer }) => answer && bytesValue(answer.data),
  status: ({ answer }) =>
    answer && bytesValue(Uint8Array.of(answer.statusWord >> 8, answer.statusWord & 0xff)),
  atr: ({ answerToReset }) => answerToReset && bytesValue(answerToReset),
  time: ({ durationMs }) => ({ kind: 'number', number: durationMs }),
  interface: ({ cardInterface }) => ({ kind: 'quoted', text: cardInterface }),
  protocol: ({ setting }) => ({ kind: 'quoted', text: setting.transport.protocol }),
  generation: ({ setting: { generation } }) =>
    generation === undefined ? undefined : { kind: 'word', text: generation },
};
