import { toHex } from '../../bytes.js';
import type { DirectoryEntry } from '../../trace/card-dictionary.js';

const environment = (text: string): string => toHex(new TextEncoder().encode(text));

/** DF name of the payment system environment, contact. */
export const PSE_NAME = '1PAY.SYS.DDF01';
/** DF name of the proximity payment system environment, contactless. */
export const PPSE_NAME = '2PAY.SYS.DDF01';

/** The environments and applications of PBOC 3.0 by their names. pboc.md section 1. */
export const PAYMENT_APPLICATIONS: readonly DirectoryEntry[] = [
  {
    aid: environment(PSE_NAME),
    label: 'PSE',
    name: { en: 'payment system environment', zh: '支付系统环境' },
  },
  {
    aid: environment(PPSE_NAME),
    label: 'PPSE',
    name: { en: 'proximity payment system environment', zh: '近距离支付系统环境' },
  },
  { aid: 'A000000333010101', label: 'PBOC', name: { en: 'PBOC debit', zh: 'PBOC 借记' } },
  { aid: 'A000000333010102', label: 'PBOC', name: { en: 'PBOC credit', zh: 'PBOC 贷记' } },
  { aid: 'A000000333010103', label: 'PBOC', name: { en: 'PBOC quasi-credit', zh: 'PBOC 准贷记' } },
  { aid: 'A000000333010106', label: 'PBOC', name: { en: 'PBOC electronic cash', zh: 'PBOC 纯电子现金' } },
  { aid: 'A000000632010105', label: 'PBOC', name: { en: 'transport purse', zh: '交通电子钱包' } },
  { aid: 'A000000632010106', label: 'PBOC', name: { en: 'transport electronic cash', zh: '交通电子现金' } },
];

/** RID of China UnionPay: whatever follows it is a bank application. */
const UNIONPAY_RID = 'A000000333';
const LEAST_NAME_BYTES = 5;

/** Whether a DF name, or leading bytes of at least 5, is that of a payment environment or bank application. */
export function isPaymentName(name: Uint8Array): boolean {
  if (name.length < LEAST_NAME_BYTES) return false;
  const hex = toHex(name);
  if (hex.startsWith(UNIONPAY_RID)) return true;
  return PAYMENT_APPLICATIONS.some(({ aid = '' }) => aid.startsWith(hex) || hex.startsWith(aid));
}
