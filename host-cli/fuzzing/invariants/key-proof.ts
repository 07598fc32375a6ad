import { BANK } from '../world/card-world.js';
import { isRightCryptogram } from '../world/proofs.js';
import { everyExchange, violation } from './invariant.js';
import { keyTriesOf } from './key-counter.js';

const EXTERNAL_AUTHENTICATE = 0x82;

/** EXTERNAL AUTHENTICATE is served to who has the key alone. */
export const keyProof = everyExchange(
  {
    name: 'key-proof',
    meaning: {
      en: 'only the cryptogram of that key is accepted, while tries are left',
      zh: '只接受该密钥的正确密文',
    },
    source: 'ISO/IEC 7816-4:2005, 7.5.4; conventions, Keys and authentication',
  },
  (exchange, world) => {
    if (!exchange.succeeded || world.altered) return undefined;
    const { view, directory } = exchange;
    if (directory?.application.id === BANK && exchange.is(0x00, EXTERNAL_AUTHENTICATE)) {
      return violation('an ARPC that nobody reckoned was accepted', '未经计算的 ARPC 被接受', '6300', 'arpc');
    }
    const tries = keyTriesOf(exchange, world);
    // Without a challenge nothing can be right: that is for challenge-once to tell.
    if (tries === undefined || directory === undefined || world.challenge === undefined) return undefined;
    if (tries.usedUp) return violation('a blocked key was accepted', '已锁定的密钥被接受', '6983', 'blocked');
    if (isRightCryptogram(world, view!, directory)) return undefined;
    return violation('a wrong cryptogram was accepted', '错误的外部认证密文被接受', '63Cx', 'wrong');
  },
);
