import type { CardWorld } from '../world/card-world.js';
import { BANK, SOCIAL } from '../world/card-world.js';
import type { Exchange } from '../world/exchange.js';
import type { PinTries } from '../world/try-book.js';

const VERIFY = 0x20;
const CHANGE_PIN = 0x5e;

/** VERIFY and CHANGE PIN of the social application, VERIFY of the bank's. */
export function isPinCommand(exchange: Exchange): boolean {
  const id = exchange.directory?.application.id;
  if (id === SOCIAL) return exchange.is(0x00, VERIFY) || exchange.is(0x80, CHANGE_PIN);
  return id === BANK && exchange.is(0x00, VERIFY);
}

/** The PIN that a PIN command is about; undefined where there is none, or another command. */
export function pinTriesOf(exchange: Exchange, world: CardWorld): PinTries | undefined {
  const owner = isPinCommand(exchange) ? exchange.directory?.pinOwner : undefined;
  return owner && world.tries.pin(owner);
}
