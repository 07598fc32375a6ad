import type { CardControls } from '../../apdu/script/step-context.js';
import type { CardInterface } from '../../apdu/transport/card-port.js';
import { connectInProcess, type InProcessTransport } from '../../apdu/transport/in-process.js';
import { type ResetKind, TransportError } from '../../apdu/transport/transport.js';
import { WrappedTransport } from '../../apdu/transport/wrappers/wrapped-transport.js';
import { type CardOptions, createCard } from '../../card-model/card.js';
import { answerOfReaderAround } from '../serving/reader-command.js';
import type { Connection, ServableCard, SimulationOptions } from './connection.js';

/** @param path of a card image; '' for a fresh demonstration card */
export async function connectSimulated(path: string, options: SimulationOptions): Promise<Connection> {
  const card = await openSimulated(path, options);
  const reader = new SimulatedReader(card, options.cardInterface);
  return { transport: reader, profile: card.profile, controls: reader };
}

/** The card itself, powered on the interface asked for. */
export async function openSimulated(path: string, options: SimulationOptions): Promise<ServableCard> {
  const { cardInterface = 'contact', protocol, lengthPolicy } = options;
  const cardOptions: CardOptions = { ...(protocol && { protocol }), ...(lengthPolicy && { lengthPolicy }) };
  const card: ServableCard = path === '' ? createCard(cardOptions) : await openAt(path, cardOptions, options);
  try {
    card.powerOn(cardInterface);
  } catch (error) {
    card.close?.();
    throw error;
  }
  return card;
}

/** Files and locks are loaded for a card that is kept in a file. */
async function openAt(
  path: string,
  cardOptions: CardOptions,
  options: SimulationOptions,
): Promise<ServableCard> {
  const { openStoredCard } = await import('./stored-card.js');
  return openStoredCard(path, cardOptions, options);
}

/** The card in a reader that answers what is meant for readers, as one on the desk does; it can be taken out. */
class SimulatedReader extends WrappedTransport implements CardControls {
  readonly #card: ServableCard;
  readonly #contacts: InProcessTransport;
  #removed = false;

  constructor(card: ServableCard, cardInterface: SimulationOptions['cardInterface']) {
    const contacts = connectInProcess(card, cardInterface);
    super(contacts);
    this.#card = card;
    this.#contacts = contacts;
  }

  async transmit(command: Uint8Array): Promise<Uint8Array> {
    this.#requireCard();
    return answerOfReaderAround(this.#card, command) ?? this.inner.transmit(command);
  }

  override async reset(kind?: ResetKind, cardInterface?: CardInterface): Promise<Uint8Array> {
    this.#requireCard();
    return this.inner.reset(kind, cardInterface);
  }

  powerOff(): void {
    this.#card.powerOff();
  }

  powerOn(cardInterface?: CardInterface): Uint8Array {
    this.#requireCard();
    return this.#contacts.powerOn(cardInterface);
  }

  tearAfter(writes: number): void {
    this.#card.tearAfter(writes);
  }

  remove(): void {
    this.powerOff();
    this.#removed = true;
  }

  insert(): Uint8Array {
    this.#removed = false;
    return this.powerOn();
  }

  override async close(): Promise<void> {
    await this.inner.close();
    this.#card.close?.();
  }

  #requireCard(): void {
    if (this.#removed) throw new TransportError('NO_CARD', 'the card was taken out of the reader');
  }
}
