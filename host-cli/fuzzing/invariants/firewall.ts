import { everyExchange, violation } from './invariant.js';

/** A key of one directory opens nothing in another. */
export const firewall = everyExchange(
  {
    name: 'firewall',
    meaning: { en: 'a key of one directory opens nothing in another', zh: '应用之间的防火墙' },
    source: 'LD/T 6001.2-2023, firewall; conventions, Rights',
  },
  (exchange) =>
    exchange.missingRight?.explanation === 'elsewhere'
      ? violation('a key of another directory opened it', '其他目录的密钥打开了本目录', '6982')
      : undefined,
);
