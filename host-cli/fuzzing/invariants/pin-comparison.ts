import { equalBytes } from '../../../apdu/bytes.js';
import { SOCIAL } from '../world/card-world.js';
import { changedPins } from '../world/social-effects.js';
import { everyExchange, violation } from './invariant.js';
import { pinTriesOf } from './pin-commands.js';

const PIN_BYTES = { minimum: 2, maximum: 6 } as const;

/** Only the right PIN is right, and only while tries are left. */
export const pinComparison = everyExchange(
  {
    name: 'pin-comparison',
    meaning: {
      en: 'only the right PIN is accepted, and only while tries are left',
      zh: '只接受正确的 PIN，且未锁定',
    },
    source: 'ISO/IEC 7816-4:2005, 7.5.6; conventions, PIN commands',
  },
  (exchange, world) => {
    const tries = pinTriesOf(exchange, world);
    const { view, directory } = exchange;
    if (tries === undefined || view === undefined || view.nc === 0) return undefined;
    const isSocial = directory?.application.id === SOCIAL;
    const changes = view.cla !== 0;
    if (isSocial && !changes && (view.nc < PIN_BYTES.minimum || view.nc > PIN_BYTES.maximum)) {
      const compared = exchange.succeeded || exchange.triesTold !== undefined;
      if (!compared) return undefined;
      return violation(
        `a PIN of ${view.nc} bytes was compared`,
        `比较了 ${view.nc} 字节的 PIN`,
        '6700',
        'length',
      );
    }
    if (!exchange.succeeded) return undefined;
    if (tries.usedUp)
      return violation('a blocked PIN was accepted', '已锁定的 PIN 被接受', '6983', 'blocked');
    const shown = changes ? changedPins(view)?.old : isSocial ? view.data() : undefined;
    if (tries.value === undefined || shown === undefined || equalBytes(shown, tries.value)) return undefined;
    return violation('a wrong PIN was accepted', '错误的 PIN 被接受', '63Cx', 'wrong');
  },
);
