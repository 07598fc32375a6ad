import { SW } from '../../../apdu/codec/status-word.js';
import type { CardWorld } from '../world/card-world.js';
import type { Exchange } from '../world/exchange.js';
import { everyExchange, hexWord, triesWord, type Violation, violation } from './invariant.js';
import { isPinCommand, pinTriesOf } from './pin-commands.js';

/** What is wrong with the tries that an answer tells; undefined when they can be right. */
export function wrongPinTries(exchange: Exchange, world: CardWorld): Violation | undefined {
  const tries = pinTriesOf(exchange, world);
  if (tries === undefined) return undefined;
  const blocked = exchange.statusWord === SW.METHOD_BLOCKED && isPinCommand(exchange);
  const told = blocked ? 0 : exchange.triesTold;
  if (told === undefined) return undefined;
  const presented = exchange.view!.nc > 0 && !blocked;
  if (presented ? tries.allowsAfterWrong(told) : tries.allows(told)) return undefined;
  const { left } = tries;
  const right = left === undefined ? '63Cx' : triesWord(presented ? Math.max(0, left - 1) : left);
  const before = tries.counted;
  return violation(
    `${hexWord(exchange.statusWord)} tells ${told} tries; before this command there were ${before}`,
    `${hexWord(exchange.statusWord)} 表示剩余 ${told} 次，此前为 ${before}`,
    right,
  );
}

/** A wrong PIN costs exactly one try; nothing but the right PIN or the issuer gives tries back. */
export const pinCounter = everyExchange(
  {
    name: 'pin-counter',
    meaning: {
      en: 'a wrong PIN costs exactly one try, and only the right one gives tries back',
      zh: 'PIN 错误恰减一次',
    },
    source: 'ISO/IEC 7816-4:2005, 7.5.6; conventions, PIN commands',
  },
  (exchange, world) => (pinTriesOf(exchange, world)?.torn ? undefined : wrongPinTries(exchange, world)),
);
