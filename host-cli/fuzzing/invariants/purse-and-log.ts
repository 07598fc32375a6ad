import { toHex } from '../../../apdu/bytes.js';
import { BANK } from '../world/card-world.js';
import type { Exchange } from '../world/exchange.js';
import type { Invariant } from './invariant.js';
import { Together } from './together.js';

const INS = { GET_DATA: 0xca, READ_RECORD: 0xb2, PUT_DATA: 0xda, SELECT: 0xa4, GET_RESPONSE: 0xc0 } as const;
const ALL = 256;
/** GET DATA of the balance: P1 P2. */
const BALANCE = [0x9f, 0x79] as const;
/** READ RECORD of the newest transaction: P1, and P2 with SFI 0B. pboc.md 2 */
const NEWEST = [0x01, 0x5c] as const;

const names = ({ view }: Exchange, [p1, p2]: readonly [number, number]): boolean =>
  view?.p1 === p1 && view.p2 === p2;

/** Commands of the bank application that change no money. */
const HARMLESS: ReadonlySet<number> = new Set([INS.GET_DATA, INS.SELECT, INS.GET_RESPONSE]);

/** Money leaves the purse only together with a record in the log. */
export const purseAndLog: Invariant = {
  name: 'purse-and-log',
  meaning: { en: 'the balance changes only together with the log', zh: '余额与日志同时变化' },
  source: 'JR/T 0025.13, electronic cash; pboc.md 2, 3',
  watch: () => {
    const both = new Together('the balance has changed and the log has not', '余额已变而日志未变');
    return {
      exchange: (exchange) => {
        if (exchange.directory?.application.id !== BANK) return undefined;
        const { ins } = exchange.view ?? { ins: -1 };
        if (ins === INS.PUT_DATA && exchange.served) both.forget();
        const isLog = exchange.is(0x00, INS.READ_RECORD) && names(exchange, NEWEST);
        if (!HARMLESS.has(ins) && !isLog) both.disturbed();
        // Only with Le 00 all of it comes for certain.
        if (exchange.view?.ne !== ALL) return undefined;
        if (exchange.is(0x80, INS.GET_DATA) && names(exchange, BALANCE) && exchange.succeeded) {
          return both.sawFirst(toHex(exchange.data));
        }
        // Before the first record there is none to be read.
        return isLog ? both.sawSecond(toHex(exchange.answer)) : undefined;
      },
      torn: ({ command }) => (command[1] === INS.PUT_DATA ? both.forget() : both.disturbed()),
    };
  },
};
