import { equalBytes, toHex } from '../../../apdu/bytes.js';
import { type Invariant, violation } from './invariant.js';

/** Instructions that change the answer to reset of a card that is not issued. */
const SETS_ANSWER: ReadonlySet<number> = new Set([0xe0, 0x14]);

/** The answer to reset tells what card it is: it stays. */
export const sameAnswerToReset: Invariant = {
  name: 'same-answer-to-reset',
  meaning: { en: 'every reset of one kind gives the same answer', zh: '同类复位应答一致' },
  source: 'ISO/IEC 7816-3:2006, 8.1; ISO/IEC 14443-4, 5.2',
  watch: () => {
    const seen = new Map<string, Uint8Array>();
    return {
      exchange: (exchange) => {
        if (exchange.succeeded && exchange.view && SETS_ANSWER.has(exchange.view.ins)) seen.clear();
        return undefined;
      },
      reset: ({ kind, cardInterface, answerToReset }) => {
        const before = seen.get(`${kind} ${cardInterface}`);
        if (before === undefined) seen.set(`${kind} ${cardInterface}`, answerToReset);
        if (before === undefined || equalBytes(before, answerToReset)) return undefined;
        const right = toHex(before);
        return violation(
          `the answer to reset is ${toHex(answerToReset)}, it was ${right}`,
          `复位应答由 ${right} 变为 ${toHex(answerToReset)}`,
          `atr ${right}`,
        );
      },
    };
  },
};
