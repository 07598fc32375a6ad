import { parseAtr } from '../codec/atr.js';
import type { CardInterface, CardPort } from './card-port.js';
import { type Protocol, type ResetKind, type Transport, TransportError } from './transport.js';

/** Powers a card of this process on the given interface and makes it a transport. */
export function connectInProcess(
  card: CardPort,
  cardInterface: CardInterface = 'contact',
): InProcessTransport {
  return new InProcessTransport(card, cardInterface);
}

/** The way to a card of this process, which can be without power too. */
export class InProcessTransport implements Transport {
  answerToReset: Uint8Array;
  readonly #card: CardPort;
  #interface: CardInterface;
  #closed = false;

  constructor(card: CardPort, cardInterface: CardInterface) {
    this.#card = card;
    this.#interface = cardInterface;
    this.answerToReset = card.powerOn(cardInterface);
  }

  get protocol(): Protocol {
    return this.#interface === 'contactless' ? 'contactless' : contactProtocol(this.answerToReset);
  }

  async transmit(command: Uint8Array): Promise<Uint8Array> {
    const answer = this.#ask('transmit a command', () => this.#card.transmit(command));
    if (answer.length >= 2) return answer;
    throw new TransportError(
      'ANSWER_MALFORMED',
      `the card answered ${answer.length} bytes; a status word has 2`,
    );
  }

  async reset(kind: ResetKind = 'cold', cardInterface: CardInterface = this.#interface): Promise<Uint8Array> {
    if (kind === 'cold' || cardInterface !== this.#interface) return this.powerOn(cardInterface);
    this.answerToReset = this.#ask('reset the card', () => this.#card.warmReset());
    return this.answerToReset;
  }

  /** A cold reset at once. @throws TransportError */
  powerOn(cardInterface: CardInterface = this.#interface): Uint8Array {
    this.answerToReset = this.#ask('reset the card', () => {
      this.#card.powerOff();
      return this.#card.powerOn(cardInterface);
    });
    this.#interface = cardInterface;
    return this.answerToReset;
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#card.powerOff();
  }

  #ask(what: string, action: () => Uint8Array): Uint8Array {
    if (this.#closed) throw new TransportError('CLOSED', `cannot ${what}: the link to the card is closed`);
    try {
      return action();
    } catch (cause) {
      throw new TransportError(
        'LINK_FAILED',
        `cannot ${what}: the card in this process gave no answer`,
        cause,
      );
    }
  }
}

/** The first protocol that the ATR offers; T=0 for an ATR nobody can read. ISO/IEC 7816-3:2006, 6.3.1. */
function contactProtocol(answerToReset: Uint8Array): Protocol {
  try {
    return parseAtr(answerToReset).protocols[0] === 1 ? 'T=1' : 'T=0';
  } catch {
    return 'T=0';
  }
}
