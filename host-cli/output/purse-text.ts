import type { Bilingual, Language } from '../../apdu/codec/bilingual.js';
import { amountText } from '../../apdu/payment/amount.js';
import { meaningOf, TRANSACTION_TYPES } from '../../apdu/payment/codes-table.js';
import type { TraceColours } from '../../apdu/trace/render-text.js';
import type { PaymentLog, PurseBalance } from '../terminal/index.js';
import { printable } from './printable.js';
import { alignedRows } from './table.js';

const LABEL = {
  application: { en: 'application', zh: '应用' },
  balance: { en: 'electronic cash', zh: '电子现金余额' },
  balanceLimit: { en: 'at most', zh: '余额上限' },
  singleLimit: { en: 'for one payment', zh: '单笔交易限额' },
  resetThreshold: { en: 'reset threshold', zh: '重置阈值' },
  verificationLimit: { en: 'without verification up to', zh: '卡片 CVM 限额' },
  counter: { en: 'transactions (ATC)', zh: '应用交易计数器（ATC）' },
  lastOnlineCounter: { en: 'ATC of the last online one', zh: '上次联机 ATC' },
  pinTriesLeft: { en: 'PIN tries left', zh: 'PIN 剩余次数' },
  time: { en: 'time', zh: '日期时间' },
  amount: { en: 'amount', zh: '金额' },
  kind: { en: 'transaction', zh: '交易类型' },
  merchant: { en: 'merchant', zh: '商户' },
  before: { en: 'before', zh: '圈存前' },
  after: { en: 'after', zh: '圈存后' },
  atc: { en: 'ATC', zh: 'ATC' },
  payments: { en: 'payments', zh: '交易日志' },
  loads: { en: 'loads', zh: '圈存日志' },
  none: { en: 'none', zh: '无记录' },
  blocked: { en: 'blocked', zh: '已锁定' },
} as const satisfies Record<string, Bilingual>;

const AMOUNTS = ['balance', 'balanceLimit', 'singleLimit', 'resetThreshold', 'verificationLimit'] as const;
const NUMBERS = ['counter', 'lastOnlineCounter', 'pinTriesLeft'] as const;

export function balanceLines(
  purse: PurseBalance,
  language: Language,
  { label, warning }: TraceColours,
): Promise<string[]> {
  const name = printable(purse.label) + (purse.blocked ? `  ${warning(LABEL.blocked[language])}` : '');
  return alignedRows([
    [label(LABEL.application[language]), name],
    ...AMOUNTS.flatMap((field) =>
      purse[field] === undefined ? [] : [[label(LABEL[field][language]), amountText(purse[field])]],
    ),
    ...NUMBERS.flatMap((field) =>
      purse[field] === undefined ? [] : [[label(LABEL[field][language]), String(purse[field])]],
    ),
  ]);
}

/** Payments, then loads, newest first. */
export async function paymentLogLines(
  { payments, loads }: PaymentLog,
  language: Language,
  { label }: TraceColours,
): Promise<string[]> {
  const head = (...names: (keyof typeof LABEL)[]): string[] =>
    names.map((name) => label(LABEL[name][language]));
  const paid = payments.map(({ date = '', time = '', amount, transactionType, merchant = '', counter }) => [
    timeText(date, time),
    amount === undefined ? '' : amountText(amount),
    meaningOf(TRANSACTION_TYPES, (transactionType ?? 0).toString(16).padStart(2, '0').toUpperCase())[
      language
    ],
    printable(merchant),
    counter === undefined ? '' : String(counter),
  ]);
  const loaded = loads.map(({ date, time, before, after, counter }) => [
    timeText(date, time),
    amountText(before),
    amountText(after),
    String(counter),
  ]);
  const none = [LABEL.none[language]];
  return [
    ...head('payments'),
    ...(paid.length === 0
      ? none
      : await alignedRows([head('time', 'amount', 'kind', 'merchant', 'atc'), ...paid])),
    ...head('loads'),
    ...(loaded.length === 0 ? none : await alignedRows([head('time', 'before', 'after', 'atc'), ...loaded])),
  ];
}

/** '2026-11-22 10:11:12' from YYMMDD and HHMMSS. */
function timeText(date: string, time: string): string {
  const pairs = (text: string): string[] => text.match(/../g) ?? [];
  return `20${pairs(date).join('-')} ${pairs(time).join(':')}`;
}
