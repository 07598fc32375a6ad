import type { Bilingual } from '../../../../apdu/codec/bilingual.js';
import type { TVR } from '../../../../apdu/payment/terminal-bits-table.js';
import type { IssuerService } from './issuer-host.js';

type TvrBit = keyof (typeof TVR)['fields'];

export interface Refusing {
  readonly bit: TvrBit;
  readonly responseCode: string;
  /** Services for which the bit stands in nobody's way. */
  readonly except?: readonly IssuerService[];
}

/** Services that mend what a PIN, or a card that is no longer used, cannot do by itself. */
const MENDING = ['unblock-pin', 'replace-pin', 'unblock-application'] as const;

/** What of the TVR makes this issuer decline, first match. Response codes: ISO 8583 as banks use it; convention. */
export const REFUSING_BITS: readonly Refusing[] = [
  { bit: 'ON_EXCEPTION_FILE', responseCode: '62' },
  { bit: 'APPLICATION_EXPIRED', responseCode: '54' },
  { bit: 'SDA_FAILED', responseCode: '05' },
  { bit: 'DDA_FAILED', responseCode: '05' },
  { bit: 'CDA_FAILED', responseCode: '05' },
  { bit: 'SERVICE_NOT_ALLOWED', responseCode: '05', except: ['load', 'change-pin', ...MENDING] },
  { bit: 'PIN_TRIES_EXCEEDED', responseCode: '75', except: MENDING },
  { bit: 'VERIFICATION_FAILED', responseCode: '55', except: MENDING },
];

/** Why this issuer declines, beyond what the response code says. */
export const ISSUER_REASONS = {
  NOT_UNDERSTOOD: { en: 'the data of the transaction cannot be read', zh: '交易数据无法识别' },
  CRYPTOGRAM_WRONG: { en: 'the cryptogram is wrong', zh: '应用密文验证失败' },
  COUNTER_USED: { en: 'this ATC was used before', zh: 'ATC 重复' },
  PIN_WRONG: { en: 'the PIN is wrong', zh: '联机 PIN 错误' },
  PIN_NOT_VERIFIED: {
    en: 'the card does not say that it has verified the current PIN',
    zh: '卡片未确认当前 PIN 已通过验证',
  },
  NEW_PIN_MISSING: { en: 'there is no new PIN of 4 to 12 digits', zh: '没有 4 至 12 位的新 PIN' },
  BALANCE_UNKNOWN: { en: 'the card does not tell its balance', zh: '未获得电子现金余额' },
  OVER_BALANCE_LIMIT: {
    en: 'the balance would be above the limit of the card (9F77)',
    zh: '圈存后余额超过上限（9F77）',
  },
  NOTHING_TO_LOAD: { en: 'there is nothing to load', zh: '圈存金额为零' },
} as const satisfies Record<string, Bilingual>;
