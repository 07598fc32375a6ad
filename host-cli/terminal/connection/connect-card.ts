import type { CardInterface, CardPort } from '../../../apdu/transport/card-port.js';
import { connectInProcess } from '../../../apdu/transport/in-process.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import { socialTransport } from './social-transport.js';

/** Powers a card of this process (`createCard()`) and makes it a transport that follows up 61xx and 6Cxx. */
export function connectCard(card: CardPort, cardInterface?: CardInterface): Transport {
  return socialTransport(connectInProcess(card, cardInterface));
}
