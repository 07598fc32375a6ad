import { binaryOffset, FILE_INS } from '../world/addressed-file.js';
import { everyExchange, violation } from './invariant.js';

const ALL = 256;

/** READ BINARY gives as many bytes as were asked for, none from behind the end of the file. */
export const binaryLength = everyExchange(
  {
    name: 'binary-length',
    meaning: {
      en: 'READ BINARY gives what was asked for and nothing behind the end',
      zh: '读二进制不越界、不缺字节',
    },
    source: 'ISO/IEC 7816-4:2005, 7.2.3; conventions, kernel rules',
  },
  (exchange, world) => {
    const { view, file, dataBytes } = exchange;
    if (!exchange.succeeded || view?.ins !== FILE_INS.READ_BINARY || world.altered) return undefined;
    if (file?.kind !== 'transparent') return undefined;
    const left = file.bytes - binaryOffset(view);
    if (dataBytes > left) {
      return violation(
        `${dataBytes} bytes came where ${left} were left`,
        `剩余 ${left} 字节，读出 ${dataBytes}`,
        '6Cxx',
      );
    }
    const wanted = view.ne < ALL ? view.ne : Math.min(view.ne, left);
    if (dataBytes === wanted) return undefined;
    return violation(
      `${dataBytes} bytes came in place of ${wanted}`,
      `应返回 ${wanted} 字节，实为 ${dataBytes}`,
      '... 9000',
    );
  },
);
