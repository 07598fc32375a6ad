import type { PayOptionTexts } from '../input/pay-arguments.js';

/** What a `pay` line asks for. */
export interface PayOrder {
  readonly options: PayOptionTexts;
  /** The interface that the card is to be on; absent: the one it is on. */
  readonly cardInterface?: 'contact' | 'contactless';
  /** `other`: of the two PINs of `change-pin` that which is not the card's own. */
  readonly pin: 'right' | 'other' | 'wrong' | 'none';
  /** Whether the terminal reaches the bank. */
  readonly reachesIssuer: boolean;
  /** YYYYMMDD or YYYYMMDDhhmmss; absent: now. */
  readonly date?: string;
}

/** A word that is not understood; `index` among the words. */
export class PayWordError extends Error {
  override readonly name = 'PayWordError';

  constructor(
    message: string,
    readonly index: number,
  ) {
    super(message);
  }
}

type Change = (order: Mutable) => void;
type Mutable = { -readonly [Key in keyof PayOrder]: PayOrder[Key] } & { options: PayOptionTexts };

const option =
  (options: PayOptionTexts): Change =>
  (order) => {
    order.options = { ...order.options, ...options };
  };

/** Words that stand alone. */
const FLAGS: Readonly<Record<string, Change>> = {
  contact: (order) => {
    order.cardInterface = 'contact';
  },
  contactless: (order) => {
    order.cardInterface = 'contactless';
  },
  online: option({ online: true }),
  'offline-only': option({ offlineOnly: true }),
  sm: option({ algorithm: 'sm' }),
  international: option({ algorithm: 'international' }),
  'no-electronic-cash': option({ electronicCash: false }),
  'contactless-debit-credit': option({ contactlessDebitCredit: true }),
  'change-pin': option({ changePin: true }),
  'replace-pin': option({ replacePin: true }),
  'unblock-pin': option({ unblockPin: true }),
  'unblock-application': option({ unblockApplication: true }),
  'other-pin': (order) => {
    order.pin = 'other';
  },
  'no-pin': (order) => {
    order.pin = 'none';
  },
  'wrong-pin': (order) => {
    order.pin = 'wrong';
  },
  'no-issuer': (order) => {
    order.reachesIssuer = false;
  },
  fen: (order) => {
    const { amount, load, ...options } = order.options;
    order.options = {
      ...options,
      ...(amount !== undefined && { amount: inYuan(amount) }),
      ...(load !== undefined && { load: inYuan(load) }),
    };
  },
};

/** '1234' fen as '12.34'; other text stays as it is, and is refused as an amount. */
function inYuan(fen: string): string {
  return /^\d+$/.test(fen) ? fen.padStart(3, '0').replace(/(?=..$)/, '.') : fen;
}

/** Words that take the one behind them. */
const SETTINGS: Readonly<Record<string, (value: string) => Change>> = {
  load: (value) => option({ load: value }),
  currency: (value) => option({ currency: value }),
  'cvm-limit': (value) => option({ cvmLimit: value }),
  'floor-limit': (value) => option({ floorLimit: value }),
  aid: (value) => option({ aid: value }),
  date: (value) => (order) => {
    order.date = value;
  },
};

const TASKS = ['change-pin', 'replace-pin', 'unblock-pin', 'unblock-application'];

export const PAY_USAGE = `pay AMOUNT | load AMOUNT | ${TASKS.join(' | ')}, and words: ${[
  ...Object.keys(FLAGS).filter((word) => !TASKS.includes(word)),
  ...Object.keys(SETTINGS)
    .filter((word) => word !== 'load')
    .map((word) => `${word} X`),
].join(', ')}`;

/** @throws PayWordError */
export function readPayWords(words: readonly string[]): PayOrder {
  const order: Mutable = { options: {}, pin: 'right', reachesIssuer: true };
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    if (/^\d/.test(word)) {
      option({ amount: word })(order);
    } else if (Object.hasOwn(FLAGS, word)) FLAGS[word]!(order);
    else if (Object.hasOwn(SETTINGS, word)) {
      const value = words[++index];
      if (value === undefined) throw new PayWordError(`${word} needs what stands behind it`, index);
      SETTINGS[word]!(value)(order);
    } else throw new PayWordError(`pay does not know '${word}'; it is: ${PAY_USAGE}`, index);
  }
  return order;
}
