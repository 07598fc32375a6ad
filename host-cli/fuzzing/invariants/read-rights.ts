import { everyExchange, violation } from './invariant.js';

/** What a read rule forbids is never read. */
export const readRights = everyExchange(
  {
    name: 'read-rights',
    meaning: { en: 'a file is read only by who has the right', zh: '读文件须具备读权限' },
    source: 'ssc-card.md 2.1, 2.2; conventions, Rights',
  },
  (exchange) => {
    const missing = exchange.missingRight;
    if (missing?.needed.act !== 'read' || missing.explanation !== 'none') return undefined;
    return violation('a file was read without its right', '无读权限而读出文件', '6982');
  },
);
