import { SW } from '../../../apdu/codec/status-word.js';
import type { CardWorld } from '../world/card-world.js';
import { SOCIAL } from '../world/card-world.js';
import type { Exchange } from '../world/exchange.js';
import { provenVersion } from '../world/proofs.js';
import type { Tries } from '../world/try-book.js';
import { everyExchange, hexWord, triesWord, type Violation, violation } from './invariant.js';

const EXTERNAL_AUTHENTICATE = 0x82;

/** The counter of the key that an EXTERNAL AUTHENTICATE of the social application is about. */
export function keyTriesOf(exchange: Exchange, world: CardWorld): Tries | undefined {
  const { view, directory } = exchange;
  if (view === undefined || directory?.application.id !== SOCIAL) return undefined;
  if (!exchange.is(0x00, EXTERNAL_AUTHENTICATE)) return undefined;
  return world.tries.key(directory, view.p2, provenVersion(view));
}

/** What is wrong with the tries that an answer tells; undefined when they can be right. */
export function wrongKeyTries(exchange: Exchange, world: CardWorld): Violation | undefined {
  const tries = keyTriesOf(exchange, world);
  if (tries === undefined) return undefined;
  const { statusWord, triesTold } = exchange;
  const right =
    triesTold === undefined
      ? statusWord !== SW.METHOD_BLOCKED || tries.allows(0)
      : tries.allowsAfterWrong(triesTold);
  if (right) return undefined;
  const { left } = tries;
  const before = tries.counted;
  return violation(
    `${hexWord(statusWord)} after ${before} tries of the key were left`,
    `密钥剩余 ${before} 次，应答 ${hexWord(statusWord)}`,
    left === undefined ? '63Cx' : left === 0 ? '6983' : triesWord(left - 1),
  );
}

/** A wrong cryptogram costs exactly one try of its key; only a right one gives tries back. */
export const keyCounter = everyExchange(
  {
    name: 'key-counter',
    meaning: {
      en: 'a wrong cryptogram costs exactly one try of its key, and only a right one gives tries back',
      zh: '外部认证失败恰减一次',
    },
    source: 'conventions, Keys and authentication',
  },
  (exchange, world) => (keyTriesOf(exchange, world)?.torn ? undefined : wrongKeyTries(exchange, world)),
);
