import { findTlv, parseTlv } from '../../../apdu/codec/ber-tlv.js';
import { CodecError } from '../../../apdu/codec/codec-error.js';
import { BANK } from '../world/card-world.js';
import type { Exchange } from '../world/exchange.js';
import { type Invariant, violation } from './invariant.js';

const INS = { GET_DATA: 0xca, GET_PROCESSING_OPTIONS: 0xa8, GENERATE_AC: 0xae } as const;
const ATC = 0x9f36;
const TEMPLATE = { PLAIN: 0x80, TAGGED: 0x77 } as const;
/** Tag, length, CID before the ATC of GENERATE AC in template 80. EMV 4.3 Book 3, 6.5.5 */
const PLAIN_ATC_AT = 3;

/** The ATC in an answer of the bank application; undefined where there is none. */
export function counterIn({ source, data, succeeded }: Exchange): number | undefined {
  if (!succeeded || data.length < 4) return undefined;
  if (source.is(0x80, INS.GENERATE_AC) && data[0] === TEMPLATE.PLAIN) {
    return (data[PLAIN_ATC_AT]! << 8) | data[PLAIN_ATC_AT + 1]!;
  }
  const tagged =
    data[0] === TEMPLATE.TAGGED &&
    (source.is(0x80, INS.GENERATE_AC) || source.is(0x80, INS.GET_PROCESSING_OPTIONS));
  const object = source.is(0x80, INS.GET_DATA) && data[0] === ATC >> 8 && data[1] === (ATC & 0xff);
  if (!tagged && !object) return undefined;
  const value = valueAt(data, tagged ? [TEMPLATE.TAGGED, ATC] : [ATC]);
  return value?.length === 2 ? (value[0]! << 8) | value[1]! : undefined;
}

function valueAt(data: Uint8Array, path: readonly number[]): Uint8Array | undefined {
  try {
    return findTlv(parseTlv(data, { mode: 'lenient' }), path)?.value;
  } catch (error) {
    if (error instanceof CodecError) return undefined;
    throw error;
  }
}

/** Each transaction has a number of its own. */
export const transactionCounter: Invariant = {
  name: 'transaction-counter',
  meaning: {
    en: 'the ATC only grows, by one or more with each transaction',
    zh: 'ATC 只增不减，每笔交易至少加一',
  },
  source: 'JR/T 0025.5, initiate application processing; pboc.md 3',
  watch: () => {
    let last: number | undefined;
    /** Transactions that have begun since. */
    let begun = 0;
    return {
      exchange: (exchange) => {
        if (exchange.directory?.application.id !== BANK) return undefined;
        if (exchange.is(0x80, INS.GET_PROCESSING_OPTIONS) && exchange.served) begun++;
        const counter = counterIn(exchange);
        if (counter === undefined) return undefined;
        const least = last === undefined ? 0 : last + begun;
        last = counter;
        begun = 0;
        if (counter >= least) return undefined;
        return violation(
          `the ATC is ${counter}; it must be ${least} or more`,
          `ATC 为 ${counter}，应不小于 ${least}`,
          '... 9000',
        );
      },
    };
  },
};
