import { everyExchange, violation } from './invariant.js';

/** What an update rule forbids is never written, nor on an interface where it may not be. */
export const updateRights = everyExchange(
  {
    name: 'update-rights',
    meaning: {
      en: 'a file is changed only by who has the right, and by contact',
      zh: '写文件须具备写权限且为接触式',
    },
    source: 'ssc-card.md 2.1, 2.2; conventions, Rights and contactless',
  },
  (exchange) => {
    const missing = exchange.missingRight;
    if (missing?.needed.act !== 'update' || missing.explanation !== 'none') return undefined;
    return violation('a file was changed without its right', '无写权限而修改文件', '6982');
  },
);
