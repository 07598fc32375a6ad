import type { Bilingual, Language } from '../../apdu/codec/bilingual.js';
import { amountText } from '../../apdu/payment/amount.js';
import { CURRENCIES, meaningOf, TRANSACTION_TYPES } from '../../apdu/payment/codes-table.js';
import type { TraceColours } from '../../apdu/trace/render-text.js';
import type { IssuerService, PaymentReceipt, PaymentResult, VerificationMethod } from '../terminal/index.js';
import { printable } from './printable.js';
import { alignedRows } from './table.js';

const LABEL = {
  merchant: { en: 'merchant', zh: '商户名称' },
  terminal: { en: 'terminal', zh: '终端编号' },
  time: { en: 'time', zh: '日期时间' },
  type: { en: 'transaction', zh: '交易类型' },
  amount: { en: 'amount', zh: '金额' },
  card: { en: 'card', zh: '卡号' },
  application: { en: 'application', zh: '应用' },
  verification: { en: 'holder verified by', zh: '持卡人验证' },
  balance: { en: 'electronic cash left', zh: '电子现金余额' },
  counter: { en: 'ATC', zh: '应用交易计数器（ATC）' },
  algorithm: { en: 'algorithm', zh: '算法' },
  response: { en: 'response code', zh: '应答码' },
  authorisation: { en: 'authorisation', zh: '授权码' },
  issuer: { en: 'cryptogram', zh: '应用密文' },
  sign: { en: 'signature', zh: '持卡人签名' },
} as const satisfies Record<string, Bilingual>;

const INTERFACE = {
  contact: { en: 'contact', zh: '接触式' },
  contactless: { en: 'contactless', zh: '非接触式' },
} as const satisfies Record<string, Bilingual>;

/** What the issuer does to its card. A purchase and a load are told by the transaction type. */
const SERVICES: Readonly<Record<Exclude<IssuerService, 'purchase' | 'load'>, Bilingual>> = {
  'unblock-pin': { en: 'PIN unblock', zh: 'PIN 解锁' },
  'change-pin': { en: 'PIN change', zh: 'PIN 修改' },
  'replace-pin': { en: 'PIN replacement', zh: 'PIN 重置' },
  'unblock-application': { en: 'application unblock', zh: '应用解锁' },
};

const VERIFICATION: Readonly<Record<VerificationMethod, Bilingual>> = {
  none: { en: 'nothing (none required)', zh: '免密免签' },
  'offline-pin': { en: 'PIN, by the card', zh: '脱机 PIN' },
  'online-pin': { en: 'PIN, by the issuer', zh: '联机 PIN' },
  signature: { en: 'signature', zh: '签名' },
  failed: { en: 'failed', zh: '失败' },
  'not-performed': { en: 'not performed', zh: '未执行' },
};

const VERDICT = {
  right: { en: 'verified by the issuer', zh: '发卡行验证通过' },
  wrong: { en: 'WRONG, says the issuer', zh: '发卡行验证失败' },
} as const satisfies Record<string, Bilingual>;

/** The result in one sentence, then the receipt for a person. */
export async function paymentLines(
  result: PaymentResult,
  language: Language,
  colours: TraceColours,
): Promise<string[]> {
  const { outcome, reason, receipt } = result;
  const sentence = printable(reason[language]);
  const first = outcome === 'approved' ? colours.success(sentence) : colours.refusal(sentence);
  if (receipt === undefined) return [first];
  return [first, ...(await receiptRows(result, receipt, language, colours))];
}

function receiptRows(
  { cryptogramVerdict, signature, service }: PaymentResult,
  receipt: PaymentReceipt,
  language: Language,
  colours: TraceColours,
): Promise<string[]> {
  const row = (name: keyof typeof LABEL, value: string): string[] => [
    colours.label(LABEL[name][language]),
    value,
  ];
  const { balance, authorisationCode, cryptogramKind, cryptogram, responseCode } = receipt;
  const pays = service === 'purchase' || service === 'load';
  const type = pays ? meaningOf(TRANSACTION_TYPES, receipt.transactionType) : SERVICES[service];
  const verdict = cryptogramVerdict === undefined ? '' : `  ${VERDICT[cryptogramVerdict][language]}`;
  return alignedRows([
    row('merchant', receipt.merchant),
    row('terminal', receipt.terminal),
    row('time', timeText(receipt.dateTime)),
    row('type', `${type[language]}, ${INTERFACE[receipt.cardInterface][language]}`),
    ...(pays
      ? [row('amount', `${amountText(receipt.amount)} ${currencyText(receipt.currency, language)}`)]
      : []),
    row('card', `${receipt.cardNumber} ${receipt.panSequence ?? ''}`.trim()),
    row('application', `${printable(receipt.label)}  ${receipt.aid}`),
    row('verification', VERIFICATION[receipt.verification][language]),
    ...(balance === undefined ? [] : [row('balance', amountText(balance))]),
    row('counter', String(receipt.counter)),
    row('algorithm', receipt.algorithm),
    row('response', responseCode),
    ...(authorisationCode === undefined ? [] : [row('authorisation', authorisationCode)]),
    row('issuer', `${cryptogramKind} ${cryptogram}${verdict}`),
    ...(receipt.tvr === undefined ? [] : [[colours.label('TVR'), receipt.tvr]]),
    ...(receipt.tsi === undefined ? [] : [[colours.label('TSI'), receipt.tsi]]),
    ...(signature ? [row('sign', '____________________')] : []),
  ]);
}

/** 'CNY'; the number itself where it has no known name. */
function currencyText(code: string, language: Language): string {
  return Object.hasOwn(CURRENCIES.meanings, code) ? meaningOf(CURRENCIES, code)[language] : code;
}

/** '2026-11-22 10:11:12' */
function timeText(dateTime: string): string {
  return dateTime.replace(/^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/, '$1-$2-$3 $4:$5:$6');
}
