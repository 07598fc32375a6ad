import { SW } from '../../../apdu/codec/status-word.js';
import { everyExchange, violation } from './invariant.js';

/** 6F00 is what a card says that has lost its way. */
export const noInternalFault = everyExchange(
  {
    name: 'no-internal-fault',
    meaning: { en: 'no command leads to 6F00', zh: '任何命令都不应答 6F00' },
    source: 'ISO/IEC 7816-4:2005, 5.1.3: no precise diagnosis',
  },
  ({ statusWord }) =>
    statusWord === SW.NO_PRECISE_DIAGNOSIS
      ? violation('the card has an internal fault', '卡片内部错误', '6xxx or 9xxx')
      : undefined,
);
