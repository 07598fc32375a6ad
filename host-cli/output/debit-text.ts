import type { Bilingual, Language } from '../../apdu/codec/bilingual.js';
import type { TraceColours } from '../../apdu/trace/render-text.js';
import { yuanText } from '../terminal/debit/money.js';
import type { DebitReceipt, DebitRecord, DebitRefusal } from '../terminal/index.js';
import { alignedRows } from './table.js';

/** What a receipt says beyond itself. */
export interface ReceiptNotes {
  /** Whether the TAC is right; undefined when nobody could check. */
  readonly tacRight: boolean | undefined;
  /** Of one debit, fen. */
  readonly ceiling?: number;
  /** Undefined when it was not read. */
  readonly debitsLeft?: number | undefined;
}

const LABEL = {
  card: { en: 'card', zh: '卡号' },
  identification: { en: 'card identification code', zh: '卡识别码' },
  paid: { en: 'paid', zh: '合计' },
  account: { en: 'personal account', zh: '个人账户' },
  selfPay: { en: 'self pay', zh: '个人自付' },
  pooled: { en: 'pooled fund', zh: '统筹基金' },
  terminal: { en: 'terminal', zh: '终端机编号' },
  time: { en: 'time', zh: '日期时间' },
  cardSequence: { en: 'card sequence', zh: '卡交易序号' },
  terminalSequence: { en: 'terminal sequence', zh: '终端交易序号' },
  ceiling: { en: 'ceiling of one debit', zh: '单笔限额' },
  debitsLeft: { en: 'debits left', zh: '剩余次数' },
  tac: { en: 'TAC', zh: 'TAC' },
} as const satisfies Record<string, Bilingual>;

const VERDICT = {
  right: { en: 'verified', zh: '已验证' },
  wrong: {
    en: 'wrong: the receipt was altered, or the keys are not those of this card',
    zh: '错误：凭证被改动，或所给密钥不是此卡的',
  },
  notChecked: { en: 'not checked (needs the key DF04.DTK)', zh: '未验证（需要密钥 DF04.DTK）' },
  notRead: { en: 'not read (needs the key DF04.RK_EF06)', zh: '未读（需要密钥 DF04.RK_EF06）' },
} as const satisfies Record<string, Bilingual>;

/** A receipt that a person reads. Amounts in yuan. */
export function receiptLines(
  receipt: DebitReceipt,
  notes: ReceiptNotes,
  language: Language,
  colours: TraceColours,
): Promise<string[]> {
  const { account, selfPay, pooled } = receipt;
  const row = (name: keyof typeof LABEL, value: string, indent = ''): string[] => [
    `${indent}${colours.label(LABEL[name][language])}`,
    value,
  ];
  return alignedRows([
    ...(receipt.cardNumber === undefined ? [] : [row('card', receipt.cardNumber)]),
    row('identification', receipt.cardIdentificationCode),
    row('paid', yuanText(account + selfPay + pooled)),
    row('account', yuanText(account), '  '),
    row('selfPay', yuanText(selfPay), '  '),
    row('pooled', yuanText(pooled), '  '),
    row('terminal', receipt.terminal),
    row('time', timeText(receipt.dateTime)),
    row('cardSequence', String(receipt.cardSequence)),
    row('terminalSequence', String(receipt.terminalSequence)),
    ...(notes.ceiling === undefined ? [] : [row('ceiling', yuanText(notes.ceiling))]),
    ...('debitsLeft' in notes
      ? [row('debitsLeft', notes.debitsLeft?.toString() ?? colours.warning(VERDICT.notRead[language]))]
      : []),
    row('tac', `${receipt.tac}  ${verdictText(notes.tacRight, language, colours)}`),
  ]);
}

function verdictText(
  right: boolean | undefined,
  language: Language,
  { success, refusal, warning }: TraceColours,
): string {
  if (right === undefined) return warning(VERDICT.notChecked[language]);
  return right ? success(VERDICT.right[language]) : refusal(VERDICT.wrong[language]);
}

/** The transactions of EF08 in columns, newest first. */
export async function recordLines(
  records: readonly DebitRecord[],
  language: Language,
  { label }: TraceColours,
): Promise<string[]> {
  if (records.length === 0) return [language === 'zh' ? '没有消费记录' : 'no debits are recorded'];
  const columns = ['cardSequence', 'time', 'terminal', 'account', 'selfPay', 'pooled', 'paid'] as const;
  const rows = records.map(({ sequence, dateTime, terminal, account, selfPay, pooled }) => [
    String(sequence),
    timeText(dateTime),
    terminal,
    yuanText(account),
    yuanText(selfPay),
    yuanText(pooled),
    yuanText(account + selfPay + pooled),
  ]);
  return alignedRows([columns.map((column) => label(LABEL[column][language])), ...rows]);
}

/** Why the card did not pay, one sentence. */
export function debitRefusalText({ at, triesLeft, reason }: DebitRefusal, language: Language): string {
  if (at !== 'pin' || triesLeft === undefined) return reason[language];
  if (triesLeft === 0) return language === 'zh' ? 'PIN 错误，已锁定' : 'the PIN is wrong; it is now blocked';
  const tries = triesLeft === 1 ? '1 try' : `${triesLeft} tries`;
  return language === 'zh' ? `PIN 错误，还可试 ${triesLeft} 次` : `the PIN is wrong; ${tries} left`;
}

/** '2026-11-22 10:11:12'; digits that are no time as they are. */
function timeText(dateTime: string): string {
  return dateTime.replace(/^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/, '$1-$2-$3 $4:$5:$6');
}
