import { connectInProcess } from '../../apdu/transport/in-process.js';
import { type CardOptions, createCard } from '../../card-model/index.js';
import type { Connection, ServableCard, SimulationOptions } from './connection.js';
import { openStoredCard } from './stored-card.js';

/** @param path of a card image; '' for a fresh demonstration card */
export async function connectSimulated(path: string, options: SimulationOptions): Promise<Connection> {
  const card = await openSimulated(path, options);
  return { transport: connectInProcess(card, options.cardInterface), profile: card.profile };
}

/** The card itself, powered on the interface asked for. */
export async function openSimulated(path: string, options: SimulationOptions): Promise<ServableCard> {
  const { cardInterface = 'contact', protocol, lengthPolicy, beforeSave } = options;
  const cardOptions: CardOptions = { ...(protocol && { protocol }), ...(lengthPolicy && { lengthPolicy }) };
  const card = path === '' ? createCard(cardOptions) : openStoredCard(path, cardOptions, beforeSave);
  card.powerOn(cardInterface);
  return card;
}
