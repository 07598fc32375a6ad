import { toHex } from '../../../apdu/bytes.js';
import { SW } from '../../../apdu/codec/status-word.js';
import { FILE_INS, recordNumber } from '../world/addressed-file.js';
import type { Exchange } from '../world/exchange.js';
import type { Invariant } from './invariant.js';
import { Together } from './together.js';

const DF04 = 'DF04';
const FID = { CONTROL: 0xef06, DETAILS: 0xef08 } as const;
/** 剩余次数, debits left. */
const DEBITS_LEFT = 0x93;
const DEBIT = 0x54;
const ALL = 256;

/** Whether it is the count of debits left that was read. */
const isDebitsLeft = ({ view, file }: Exchange): boolean => {
  const number = view && file && recordNumber(view, file);
  return number !== undefined && file?.tags[number - 1] === DEBITS_LEFT;
};

/** A medical debit counts down and writes its record in one step. */
export const debitAndLog: Invariant = {
  name: 'debit-and-log',
  meaning: {
    en: 'the count of debits left changes only together with the record of the debit',
    zh: '剩余次数与交易明细同时变化',
  },
  source: 'conventions, medical debit: one atomic step',
  watch: () => {
    const both = new Together(
      'the count of debits has changed and the log has not',
      '剩余次数已变而明细未变',
    );
    return {
      exchange: (exchange) => {
        const { view, file, directory } = exchange;
        if (directory?.label !== DF04 || view === undefined) return undefined;
        if (exchange.is(0x80, DEBIT)) both.disturbed();
        if (view.ins === FILE_INS.UPDATE_RECORD && exchange.served) both.forget();
        // Only with Le 00 the whole record comes for certain.
        if (view.ins !== FILE_INS.READ_RECORD || file === undefined || view.ne !== ALL) return undefined;
        if (file.fid === FID.CONTROL && exchange.succeeded && isDebitsLeft(exchange)) {
          return both.sawFirst(toHex(exchange.data));
        }
        const isNewest = file.fid === FID.DETAILS && recordNumber(view, file) === 1;
        const told = exchange.succeeded || exchange.statusWord === SW.RECORD_NOT_FOUND;
        return isNewest && told ? both.sawSecond(toHex(exchange.answer)) : undefined;
      },
      // An update that power has cut off may have changed the count by itself.
      torn: ({ command }) => (command[1] === FILE_INS.UPDATE_RECORD ? both.forget() : both.disturbed()),
    };
  },
};
