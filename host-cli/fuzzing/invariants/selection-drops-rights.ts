import { everyExchange, violation } from './invariant.js';
import { lostPinIsShown } from './pin-status.js';

/** Rights of a directory fall when another one is selected; the MF and other applications drop all. */
export const selectionDropsRights = everyExchange(
  {
    name: 'selection-drops-rights',
    meaning: { en: 'leaving a directory drops the rights gained in it', zh: '离开目录后其权限失效' },
    source: 'conventions, Rights',
  },
  (exchange, world) => {
    const survived =
      exchange.missingRight?.explanation === 'lost-by-selection' ||
      lostPinIsShown(exchange, world, 'lost-by-selection');
    return survived
      ? violation('a right of a directory that was left still counts', '已离开目录的权限仍然有效', '6982')
      : undefined;
  },
);
