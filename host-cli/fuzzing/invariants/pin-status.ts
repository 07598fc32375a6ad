import type { CardWorld } from '../world/card-world.js';
import { SOCIAL } from '../world/card-world.js';
import type { Exchange } from '../world/exchange.js';
import type { Loss } from '../world/rights-book.js';

const VERIFY = 0x20;

/** Whether a VERIFY without data tells of a PIN as verified whose right was lost so. */
export function lostPinIsShown(exchange: Exchange, world: CardWorld, loss: Loss): boolean {
  const { view, directory } = exchange;
  const asks = exchange.succeeded && exchange.is(0x00, VERIFY) && view?.nc === 0;
  const owner = directory?.application.id === SOCIAL ? directory.pinOwner : undefined;
  return asks && owner !== undefined && world.rights.pinState(owner) === loss;
}
