import { SOCIAL } from '../world/card-world.js';
import { everyExchange, violation } from './invariant.js';

const EXTERNAL_AUTHENTICATE = 0x82;

/** What needs a challenge is served once for each. */
export const challengeOnce = everyExchange(
  {
    name: 'challenge-once',
    meaning: { en: 'a challenge serves one use', zh: '随机数只用一次' },
    source: 'conventions, kernel rules',
  },
  (exchange, world) => {
    const { definition, directory, view } = exchange;
    if (!exchange.succeeded || world.challenge !== undefined || world.altered) return undefined;
    if (directory?.application.id !== SOCIAL || definition === undefined || view === undefined)
      return undefined;
    const needsOne = exchange.is(0x00, EXTERNAL_AUTHENTICATE) || definition.secured;
    if (!needsOne) return undefined;
    return violation('it was served without a challenge of its own', '未取随机数即被接受', '6984');
  },
);
