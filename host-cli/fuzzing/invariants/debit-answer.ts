import { equalBytes } from '../../../apdu/bytes.js';
import { SOCIAL } from '../world/card-world.js';
import type { Exchange } from '../world/exchange.js';
import { debitAnswer as rightAnswer } from '../world/proofs.js';
import { type Invariant, violation } from './invariant.js';

const DEBIT = 0x54;

/** The card certifies a medical debit with the keys that it has for that. */
export const debitAnswer: Invariant = {
  name: 'debit-answer',
  meaning: { en: 'DEBIT answers the right TAC and MAC2', zh: '医保消费返回正确的 TAC 和 MAC2' },
  source: 'conventions, medical debit',
  watch: (world) => {
    /** The last DEBIT and what must come for it: on T=0 the answer is fetched afterwards. */
    let due: { readonly from: Exchange; readonly right: Uint8Array } | undefined;
    return {
      exchange: (exchange) => {
        const { view, data, source } = exchange;
        if (view === undefined || exchange.directory?.application.id !== SOCIAL || world.altered)
          return undefined;
        if (exchange.is(0x80, DEBIT) && exchange.served && world.debit !== undefined) {
          const right = rightAnswer(world.secrets, world.debit, view);
          due = right && { from: exchange, right };
        }
        if (due === undefined || source !== due.from || !exchange.succeeded || data.length === 0)
          return undefined;
        const { right } = due;
        return equalBytes(right, data)
          ? undefined
          : violation('TAC or MAC2 of the debit is wrong', '医保消费的 TAC 或 MAC2 错误', '... 9000');
      },
    };
  },
};
