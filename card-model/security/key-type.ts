import type { Bilingual } from '../../apdu/trace/command-description.js';

interface KeyTypeEntry {
  /** Type byte of the key record that WRITE KEY carries; for SAM the key's own usage byte stands there. */
  readonly code?: number;
  readonly meaning: Bilingual;
  /** Where the field or the conventions show it. */
  readonly source: string;
}

/**
 * What a key is for. Two keys may share a reference when their types differ (conventions, Keys).
 * The abbreviations are those of the card's issuers, the codes those of a card system of the field (ssc-card.md 2.3);
 * BK and LK have no code there and take free ones.
 */
export const KEY_TYPES = {
  MK: {
    code: 0x00,
    meaning: { en: 'master key: creates files and writes keys', zh: '主控密钥' },
    source: 'ssc-card.md 2.2, 2.3',
  },
  BK: { code: 0x02, meaning: { en: 'card block', zh: '卡锁定密钥' }, source: 'ssc-card.md 2.3' },
  LK: {
    code: 0x03,
    meaning: { en: 'application block and unblock', zh: '应用锁定密钥' },
    source: 'ssc-card.md 2.3',
  },
  PIN_RELOAD: {
    code: 0x07,
    meaning: { en: 'secure messaging of PIN unblock and reload', zh: 'PIN 重装密钥' },
    source: 'ssc-card.md 3, secure messaging; STK in 2.3',
  },
  DPK: {
    code: 0x09,
    meaning: { en: 'medical debit', zh: '消费密钥' },
    source: 'ssc-card.md 2.3, 4.2b',
  },
  DTK: {
    code: 0x0a,
    meaning: { en: 'transaction certificate (TAC)', zh: 'TAC 密钥' },
    source: 'ssc-card.md 2.3',
  },
  EXTERNAL: {
    code: 0x0d,
    meaning: {
      en: 'external authentication: RK reads, UK updates, PUK unblocks the PIN',
      zh: '外部认证密钥',
    },
    source: 'ssc-card.md 2.2',
  },
  IRK: {
    code: 0x0e,
    meaning: { en: 'internal authentication and card identification MAC', zh: '内部认证密钥' },
    source: 'ssc-card.md 2.2',
  },
  UDK_AC: {
    code: 0x10,
    meaning: { en: 'application cryptograms of the bank application', zh: '应用密文密钥' },
    source: 'pboc.md 6',
  },
  UDK_MAC: {
    code: 0x11,
    meaning: { en: 'MAC of issuer scripts', zh: '脚本 MAC 密钥' },
    source: 'pboc.md 6',
  },
  UDK_ENC: {
    code: 0x12,
    meaning: { en: 'encipherment of issuer scripts', zh: '脚本加密密钥' },
    source: 'pboc.md 6',
  },
  SAM: {
    meaning: { en: 'master key in a PSAM, diversified for each card', zh: 'PSAM 主密钥' },
    source: 'ssc-card.md 2.2, usage/kid',
  },
} as const satisfies Record<string, KeyTypeEntry>;

export type KeyType = keyof typeof KEY_TYPES;

/** Usage bytes of a PSAM begin here: their high three bits count one diversification or more. */
export const LOWEST_USAGE = 0x20;

/** Type byte of the PIN in a key record. ssc-card.md 2.3 */
export const PIN_CODE = 0x01;

/** The type that a type byte names; PINs (01) are none. */
export function keyTypeOfCode(code: number): KeyType | undefined {
  if (code >= LOWEST_USAGE) return 'SAM';
  return (Object.keys(KEY_TYPES) as KeyType[]).find((type) => codeOf(type) === code);
}

/** Type byte of a type; undefined for SAM. */
export function codeOf(type: KeyType): number | undefined {
  const entry: KeyTypeEntry = KEY_TYPES[type];
  return entry.code;
}

/** Whether EXTERNAL AUTHENTICATE may use a key of this type. */
export function opensRights(type: KeyType): boolean {
  return type === 'EXTERNAL' || type === 'MK';
}
