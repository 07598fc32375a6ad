import { setTimeout as sleep } from 'node:timers/promises';
import type { CardInterface } from '../../apdu/transport/card-port.js';
import {
  type Protocol,
  type ResetKind,
  type Transport,
  TransportError,
} from '../../apdu/transport/transport.js';
import { isContactlessAnswer } from './answer-to-reset.js';
import type { ContactProtocol, PcscBinding, PcscCard, PcscConnectOptions } from './pcsc-binding.js';
import { asTransportError, PcscError } from './pcsc-error.js';

export interface PcscTransportOptions {
  /** Refuse any other; default: the card and its reader choose. */
  readonly protocol?: ContactProtocol;
  /** Keep every other program from the card. Default false. */
  readonly exclusive?: boolean;
}

/** PC/SC lite looks at a reader without an interrupt every 400 ms. */
const REMOVAL_LOOKS = 6;
const BETWEEN_LOOKS_MS = 100;

/** A card in a reader of the system. */
export interface PcscTransport extends Transport {
  /** Its whole name. */
  readonly reader: string;
  /**
   * A command to the reader itself, not to the card.
   * @param code as the reader's driver defines it, in the form of this system
   */
  control(code: number, data: Uint8Array): Promise<Uint8Array>;
}

/**
 * Connects to the card in a reader; it gets power and is not reset when others use it already. `close` takes its power,
 * so that nothing verified stays for others.
 * @param reader the whole name
 * @throws TransportError
 */
export async function connectPcsc(
  binding: PcscBinding,
  reader: string,
  { protocol, exclusive = false }: PcscTransportOptions = {},
): Promise<PcscTransport> {
  const options: PcscConnectOptions = {
    share: exclusive ? 'exclusive' : 'shared',
    protocols: protocol === undefined ? ['T=0', 'T=1'] : [protocol],
  };
  try {
    const card = await binding.connect(reader, options);
    const answerToReset = await card.answerToReset();
    return new CardInReader(binding, reader, options, card, answerToReset);
  } catch (error) {
    throw asTransportError(error);
  }
}

class CardInReader implements PcscTransport {
  /** Undefined after a reset that found no card. */
  #card: PcscCard | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;
  answerToReset: Uint8Array;

  constructor(
    private readonly binding: PcscBinding,
    readonly reader: string,
    private readonly options: PcscConnectOptions,
    card: PcscCard,
    answerToReset: Uint8Array,
  ) {
    this.#card = card;
    this.answerToReset = answerToReset;
  }

  get protocol(): Protocol {
    return isContactlessAnswer(this.answerToReset) ? 'contactless' : (this.#card?.protocol ?? 'T=0');
  }

  async transmit(command: Uint8Array): Promise<Uint8Array> {
    const bytes = Buffer.from(command);
    return this.#inTurn('transmit a command', async () => {
      const answer = await this.#withCard((card) => card.transmit(bytes));
      if (answer.length >= 2) return answer;
      // The virtual driver answers nothing, without an error, when its card goes in the middle of a command.
      if (await this.#hasGone()) throw this.#removed();
      const message = `the card in '${this.reader}' answered ${answer.length} bytes; a status word has 2`;
      throw new TransportError('ANSWER_MALFORMED', message);
    });
  }

  async control(code: number, data: Uint8Array): Promise<Uint8Array> {
    const bytes = Buffer.from(data);
    return this.#inTurn('send a command to the reader', () =>
      this.#withCard((card) => card.control(code, bytes)),
    );
  }

  async reset(kind: ResetKind = 'cold', cardInterface?: CardInterface): Promise<Uint8Array> {
    const current: CardInterface = this.protocol === 'contactless' ? 'contactless' : 'contact';
    if (cardInterface !== undefined && cardInterface !== current) {
      throw new TransportError(
        'INTERFACE_NOT_SUPPORTED',
        `'${this.reader}' has a ${current} card; another interface is another reader: choose it with its own name`,
      );
    }
    return this.#inTurn('reset the card', async () => {
      await this.#resetCard(kind);
      this.answerToReset = await this.#withCard((card) => card.answerToReset());
      return this.answerToReset;
    });
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    const card = this.#card;
    await this.#last;
    await card?.disconnect('unpower');
  }

  /** Where the connection has been lost, by removal or by a restart of the service, a new one is made. */
  async #resetCard(kind: ResetKind): Promise<void> {
    try {
      await this.#card?.reconnect(kind === 'warm' ? 'reset' : 'unpower');
      if (this.#card !== undefined) return;
    } catch (error) {
      if (!(error instanceof PcscError)) throw error;
      await this.#card?.disconnect('leave');
      this.#card = undefined;
    }
    this.#card = await this.binding.connect(this.reader, this.options);
  }

  async #withCard<Result>(action: (card: PcscCard) => Promise<Result>): Promise<Result> {
    if (this.#card === undefined) {
      throw new PcscError(
        'CARD_RESET',
        `there is no connection to '${this.reader}' since the last reset failed; reset again`,
      );
    }
    try {
      return await action(this.#card);
    } catch (error) {
      if (error instanceof PcscError && error.code === 'PCSC_FAILED' && (await this.#hasGone())) {
        throw this.#removed(error);
      }
      throw error;
    }
  }

  /** Whether the card is out of the reader, which a service may notice a while later. */
  async #hasGone(): Promise<boolean> {
    for (let look = 0; look < REMOVAL_LOOKS; look++) {
      if (look > 0) await sleep(BETWEEN_LOOKS_MS);
      try {
        if ((await this.#card?.answerToReset())?.length === 0) return true;
      } catch (error) {
        return error instanceof PcscError && (error.code === 'CARD_REMOVED' || error.code === 'CARD_MISSING');
      }
    }
    return false;
  }

  #removed(cause?: unknown): PcscError {
    const message = `the card in '${this.reader}' has been removed; insert it again, then reset`;
    return new PcscError('CARD_REMOVED', message, cause);
  }

  /** One call at a time, in the order in which they were made. */
  #inTurn<Result>(what: string, action: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(async () => {
      if (this.#closed) {
        throw new TransportError('CLOSED', `cannot ${what}: the link to '${this.reader}' is closed`);
      }
      try {
        return await action();
      } catch (error) {
        throw asTransportError(error);
      }
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
