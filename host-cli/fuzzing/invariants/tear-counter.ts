import { everyExchange } from './invariant.js';
import { keyTriesOf, wrongKeyTries } from './key-counter.js';
import { pinTriesOf } from './pin-commands.js';
import { wrongPinTries } from './pin-counter.js';

/** A try that was spent when power failed stays spent. */
export const tearCounter = everyExchange(
  {
    name: 'tear-counter',
    meaning: { en: 'a power failure gives no try back', zh: '掉电不恢复重试次数' },
    source: 'conventions, PIN commands: spent before the comparison',
  },
  (exchange, world) => {
    if (pinTriesOf(exchange, world)?.torn) return wrongPinTries(exchange, world);
    return keyTriesOf(exchange, world)?.torn ? wrongKeyTries(exchange, world) : undefined;
  },
);
