import { everyExchange, hexWord, violation } from './invariant.js';

const FIRST_ERROR = 0x64;
const SUCCESS = 0x90;

/** Warnings (61 to 63) may come with data, errors may not. */
export const noDataWithRefusal = everyExchange(
  {
    name: 'no-data-with-refusal',
    meaning: { en: 'a refusal carries no data', zh: '拒绝应答不带数据' },
    source: 'ISO/IEC 7816-4:2005, 5.1.3',
  },
  ({ statusWord, dataBytes }) => {
    const sw1 = statusWord >> 8;
    if (dataBytes === 0 || sw1 < FIRST_ERROR || sw1 >= SUCCESS) return undefined;
    const told = hexWord(statusWord);
    return violation(`${dataBytes} bytes come with ${told}`, `${told} 附带 ${dataBytes} 字节数据`, told);
  },
);
