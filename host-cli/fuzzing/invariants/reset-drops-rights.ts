import { everyExchange, violation } from './invariant.js';
import { lostPinIsShown } from './pin-status.js';

/** Power off, and every right is gone. */
export const resetDropsRights = everyExchange(
  {
    name: 'reset-drops-rights',
    meaning: { en: 'a reset drops every right', zh: '复位后权限全部失效' },
    source: 'conventions, Rights',
  },
  (exchange, world) => {
    const survived =
      exchange.missingRight?.explanation === 'lost-by-reset' ||
      lostPinIsShown(exchange, world, 'lost-by-reset');
    return survived
      ? violation('a right from before the reset still counts', '复位前的权限仍然有效', '6982')
      : undefined;
  },
);
