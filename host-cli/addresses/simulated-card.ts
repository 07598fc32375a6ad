import { connectInProcess } from '../../apdu/transport/in-process.js';
import { WrappedTransport } from '../../apdu/transport/wrappers/wrapped-transport.js';
import { type CardOptions, createCard } from '../../card-model/index.js';
import { answerOfReaderAround } from '../serving/reader-command.js';
import type { Connection, ServableCard, SimulationOptions } from './connection.js';
import { openStoredCard, StoredCard } from './stored-card.js';

/** @param path of a card image; '' for a fresh demonstration card */
export async function connectSimulated(path: string, options: SimulationOptions): Promise<Connection> {
  const card = await openSimulated(path, options);
  return { transport: new SimulatedReader(card, options.cardInterface), profile: card.profile };
}

/** The card itself, powered on the interface asked for. */
export async function openSimulated(path: string, options: SimulationOptions): Promise<ServableCard> {
  const { cardInterface = 'contact', protocol, lengthPolicy } = options;
  const cardOptions: CardOptions = { ...(protocol && { protocol }), ...(lengthPolicy && { lengthPolicy }) };
  const card = path === '' ? createCard(cardOptions) : await openStoredCard(path, cardOptions, options);
  try {
    card.powerOn(cardInterface);
  } catch (error) {
    if (card instanceof StoredCard) card.close();
    throw error;
  }
  return card;
}

/** The card in a reader that answers what is meant for readers, as one on the desk does. */
class SimulatedReader extends WrappedTransport {
  readonly #card: ServableCard;

  constructor(card: ServableCard, cardInterface: SimulationOptions['cardInterface']) {
    super(connectInProcess(card, cardInterface));
    this.#card = card;
  }

  async transmit(command: Uint8Array): Promise<Uint8Array> {
    return answerOfReaderAround(this.#card, command) ?? this.inner.transmit(command);
  }

  override async close(): Promise<void> {
    await this.inner.close();
    this.#card.close?.();
  }
}
