import { isExactLength } from '../../../apdu/codec/status-word.js';
import { everyExchange, violation } from './invariant.js';

const GET_RESPONSE = 0xc0;
const ALL = 256;

/** 61xx, then exactly xx bytes, once. */
export const getResponse = everyExchange(
  {
    name: 'get-response',
    meaning: { en: '61xx is followed by exactly xx bytes, once', zh: '61xx 后恰取到 xx 字节，且只能取一次' },
    source: 'ISO/IEC 7816-4:2005, 7.6.1; ISO/IEC 7816-3:2006, 12.2',
  },
  (exchange, world) => {
    const { view, statusWord, dataBytes } = exchange;
    if (view?.ins !== GET_RESPONSE || view.nc > 0 || exchange.definition === undefined) return undefined;
    const { waiting } = world;
    if (waiting === undefined) {
      const nothing = exchange.succeeded && dataBytes > 0;
      return nothing
        ? violation(`${dataBytes} bytes came that nobody announced`, '未预告而返回数据', '6985', 'none')
        : undefined;
    }
    const { announced } = waiting;
    // 6100 announces 256 or more.
    if (announced === undefined || announced === 0) return undefined;
    const asksRight = view.p1 === 0 && view.p2 === 0 && (view.ne === announced || view.ne === ALL);
    const gives = exchange.succeeded ? dataBytes : isExactLength(statusWord) ? statusWord & 0xff : undefined;
    if (gives === announced && (!asksRight || exchange.succeeded)) return undefined;
    if (!asksRight && gives === undefined) return undefined;
    return violation(
      `${announced} bytes were announced, ${gives ?? 'none'} can be had`,
      `预告 ${announced} 字节，实得 ${gives ?? 0}`,
      '... 9000',
      'count',
    );
  },
);
