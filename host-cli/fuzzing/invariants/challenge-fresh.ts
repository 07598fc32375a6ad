import { toHex } from '../../../apdu/bytes.js';
import { type Invariant, violation } from './invariant.js';

const GET_CHALLENGE = 0x84;
/** Shorter ones may come twice by chance. */
const LEAST_BYTES = 8;

/** A challenge that comes again is no challenge. */
export const challengeFresh: Invariant = {
  name: 'challenge-fresh',
  meaning: { en: 'no challenge comes twice', zh: '随机数不重复' },
  source: 'ISO/IEC 7816-4:2005, 7.5.3',
  watch: () => {
    const seen = new Set<string>();
    return {
      exchange: (exchange) => {
        if (!exchange.is(0x00, GET_CHALLENGE) || !exchange.succeeded || exchange.dataBytes < LEAST_BYTES) {
          return undefined;
        }
        const challenge = toHex(exchange.data.subarray(0, LEAST_BYTES));
        if (!seen.has(challenge)) {
          seen.add(challenge);
          return undefined;
        }
        return violation(`the challenge ${challenge} came before`, `随机数 ${challenge} 重复`, '... 9000');
      },
    };
  },
};
