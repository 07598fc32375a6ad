import type { Bilingual } from '../../../apdu/codec/bilingual.js';
import { SW } from '../../../apdu/codec/status-word.js';
import { hexOfStatus, type Refusal, refusal } from '../refusal.js';
import { yuanText } from './money.js';
import type { DebitReceipt } from './receipt.js';

/** The card has debited. */
export interface DebitDone {
  readonly outcome: 'done';
  readonly receipt: DebitReceipt;
  /** Of one debit, fen. */
  readonly ceiling: number;
  /** Whether the receipt's TAC is that of DF04.DTK; `not-checked` when the ring has no such key. */
  readonly tac: TacVerdict;
}

export type TacVerdict = 'right' | 'wrong' | 'not-checked';

/** Something answered that it has debited, but does not know the key: it is not the card, or the link was altered. */
export interface CardMacWrong {
  readonly outcome: 'card-mac-wrong';
  readonly reason: Bilingual;
  /** What was answered, for the dispute. */
  readonly receipt: DebitReceipt;
}

export type DebitStep = 'pin' | 'selection' | 'initialise' | 'debit';

/** The card said no. */
export interface DebitRefusal extends Refusal {
  readonly at: DebitStep;
  /** Of one debit, fen; after 9401. */
  readonly ceiling?: number;
}

/** The card answered INITIALISE or DEBIT with 9000 and something else than the conventions prescribe. */
export interface DebitNotUnderstood {
  readonly outcome: 'not-understood';
  readonly at: DebitStep;
  readonly reason: Bilingual;
}

export type DebitResult = DebitDone | CardMacWrong | DebitRefusal | DebitNotUnderstood;

const STEPS: Readonly<Record<DebitStep, Bilingual>> = {
  pin: { en: 'verifying the PIN', zh: '验证 PIN' },
  selection: { en: 'selecting DF04', zh: '选择 DF04' },
  initialise: { en: 'beginning the debit', zh: '消费初始化' },
  debit: { en: 'debiting', zh: '消费' },
};

/** What a status word means in a debit, where the general table cannot tell. */
const REASONS: ReadonlyMap<number, Bilingual> = new Map([
  [
    SW.SECURITY_STATUS_NOT_SATISFIED,
    {
      en: 'a medical debit needs the PIN and the contacts of the card',
      zh: '医保消费须先校验 PIN，且仅限接触式',
    },
  ],
  [
    SW.CONDITIONS_NOT_SATISFIED,
    {
      en: 'the card does not allow offline settlement (EF06, 90), or its sequence numbers are used up',
      zh: '此卡不允许脱网结算（EF06，90），或交易序号已用完',
    },
  ],
  [
    SW.REFERENCE_NOT_FOUND,
    { en: 'the card has no debit keys of this version', zh: '卡上没有该版本的消费密钥' },
  ],
  [SW.DEBIT_COUNT_EXHAUSTED, { en: 'no debits are left (EF06, 93)', zh: '剩余次数为零（EF06，93）' }],
  [
    SW.MAC_INVALID_DEBIT,
    {
      en: 'the card found MAC1 wrong: DF04.DPK of the keys given is not the key of this card',
      zh: '卡片认为 MAC1 错误：所给的 DF04.DPK 不是此卡的密钥',
    },
  ],
]);

export function refusedAt(at: DebitStep, statusWord: number): DebitRefusal {
  const general = refusal(STEPS[at], statusWord);
  const known = at === 'initialise' || at === 'debit' ? REASONS.get(statusWord) : undefined;
  return { ...general, at, ...(known && { reason: withStatus(known, statusWord) }) };
}

/** 9401, with the ceiling where the card told it. */
export function aboveCeiling(
  at: DebitStep,
  statusWord: number,
  total: number,
  ceiling: number | undefined,
): DebitRefusal {
  const plain = refusedAt(at, statusWord);
  if (ceiling === undefined) return plain;
  const [sum, limit] = [yuanText(total), yuanText(ceiling)];
  const reason = {
    en: `amount ${sum} is above the ceiling ${limit} of one debit`,
    zh: `金额 ${sum} 超过单笔限额 ${limit}`,
  };
  return { ...plain, ceiling, reason: withStatus(reason, statusWord) };
}

export function notUnderstood(at: DebitStep, reason: Bilingual): DebitNotUnderstood {
  return { outcome: 'not-understood', at, reason };
}

function withStatus({ en, zh }: Bilingual, statusWord: number): Bilingual {
  const hex = hexOfStatus(statusWord);
  return { en: `${en} (${hex})`, zh: `${zh}（${hex}）` };
}
