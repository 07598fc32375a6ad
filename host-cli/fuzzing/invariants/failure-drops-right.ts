import { everyExchange, violation } from './invariant.js';
import { lostPinIsShown } from './pin-status.js';

/** Who fails has not shown it. */
export const failureDropsRight = everyExchange(
  {
    name: 'failure-drops-right',
    meaning: { en: 'a failed VERIFY or authentication drops its right', zh: '验证或认证失败后权限失效' },
    source: 'conventions, Rights',
  },
  (exchange, world) => {
    const survived =
      exchange.missingRight?.explanation === 'lost-by-failure' ||
      lostPinIsShown(exchange, world, 'lost-by-failure');
    return survived
      ? violation('a right counts although its last proof failed', '验证失败后权限仍然有效', '6982')
      : undefined;
  },
);
