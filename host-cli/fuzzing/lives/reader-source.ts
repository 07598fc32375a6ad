import type { CardInterface } from '../../../apdu/transport/card-port.js';
import {
  type Protocol,
  type ResetKind,
  type Transport,
  TransportError,
} from '../../../apdu/transport/transport.js';
import type { CardSecrets } from '../secrets/card-secrets.js';
import type { CardMap } from '../world/card-map.js';
import { type CardLife, CardSilent, type CardSource } from './card-life.js';

/** No command of a card takes as long; whoever waits longer waits for nothing. */
const TIME_OUT_MS = 30_000;

/** The card is gone, which says nothing of how it works. */
const GONE: ReadonlySet<string> = new Set(['NO_CARD', 'NO_READER', 'CLOSED']);

/** One card at the end of a link. It cannot be made as it was: a new life is a reset. */
export class ReaderSource implements CardSource {
  readonly renewable = false;
  readonly contactProtocols = ['T=0'] as const;
  readonly #life: ReaderLife;

  constructor(
    transport: Transport,
    readonly map: CardMap,
    readonly secrets: CardSecrets,
    readonly interfaces: readonly CardInterface[],
    timeOutMs = TIME_OUT_MS,
  ) {
    this.#life = new ReaderLife(transport, timeOutMs);
  }

  async begin({ cardInterface }: { readonly cardInterface: CardInterface }): Promise<CardLife> {
    await this.#life.reset('cold', cardInterface);
    return this.#life;
  }
}

class ReaderLife implements CardLife {
  constructor(
    private readonly transport: Transport,
    private readonly timeOutMs: number,
  ) {}

  get protocol(): Protocol {
    return this.transport.protocol;
  }

  get answerToReset(): Uint8Array {
    return this.transport.answerToReset;
  }

  transmit(command: Uint8Array): Promise<Uint8Array> {
    return this.#answered(this.transport.transmit(command));
  }

  reset(kind: ResetKind, cardInterface: CardInterface): Promise<Uint8Array> {
    return this.#answered(this.transport.reset(kind, cardInterface));
  }

  /** @throws CardSilent; TransportError when there is no card any more */
  async #answered(answer: Promise<Uint8Array>): Promise<Uint8Array> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new CardSilent('TIME_OUT', `no answer within ${this.timeOutMs / 1000} s`));
      }, this.timeOutMs);
    });
    try {
      return await Promise.race([answer, late]);
    } catch (error) {
      if (!(error instanceof TransportError) || GONE.has(error.code)) throw error;
      throw new CardSilent(error.code, error.message);
    } finally {
      clearTimeout(timer);
    }
  }
}
