import { everyExchange, violation } from './invariant.js';

/** The terminal has room for Ne bytes. */
export const answerLength = everyExchange(
  {
    name: 'answer-length',
    meaning: { en: 'an answer has no more data than Le asks for', zh: '应答数据不超过 Le' },
    source: 'ISO/IEC 7816-3:2006, 12.1.1',
  },
  ({ view, dataBytes }) => {
    if (view === undefined || view.ne === 0 || dataBytes <= view.ne) return undefined;
    return violation(
      `${dataBytes} bytes come where Le asks for ${view.ne}`,
      `Le 为 ${view.ne}，返回 ${dataBytes} 字节`,
      '6Cxx',
    );
  },
);
