import type { Bilingual } from '../../apdu/trace/command-description.js';

interface KeyTypeEntry {
  readonly meaning: Bilingual;
  /** Where the field or the conventions show it. */
  readonly source: string;
}

/**
 * What a key is for. Two keys may share a reference when their types differ (conventions, Keys).
 * The abbreviations are those of the card's issuers (ssc-card.md 2.3).
 */
export const KEY_TYPES = {
  MK: {
    meaning: { en: 'master key: creates files and writes keys', zh: '主控密钥' },
    source: 'ssc-card.md 2.2, 2.3',
  },
  EXTERNAL: {
    meaning: {
      en: 'external authentication: RK reads, UK updates, PUK unblocks the PIN',
      zh: '外部认证密钥',
    },
    source: 'ssc-card.md 2.2',
  },
  IRK: {
    meaning: { en: 'internal authentication and card identification MAC', zh: '内部认证密钥' },
    source: 'ssc-card.md 2.2',
  },
  BK: { meaning: { en: 'card block', zh: '卡锁定密钥' }, source: 'ssc-card.md 2.3' },
  LK: { meaning: { en: 'application block and unblock', zh: '应用锁定密钥' }, source: 'ssc-card.md 2.3' },
  PIN_RELOAD: {
    meaning: { en: 'secure messaging of PIN unblock and reload', zh: 'PIN 重装密钥' },
    source: 'ssc-card.md 3, secure messaging',
  },
  DPK: { meaning: { en: 'medical debit', zh: '消费密钥' }, source: 'ssc-card.md 2.3, 4.2b' },
  DTK: { meaning: { en: 'transaction certificate (TAC)', zh: 'TAC 密钥' }, source: 'ssc-card.md 2.3' },
} as const satisfies Record<string, KeyTypeEntry>;

export type KeyType = keyof typeof KEY_TYPES;

/** Whether EXTERNAL AUTHENTICATE may use a key of this type. */
export function opensRights(type: KeyType): boolean {
  return type === 'EXTERNAL' || type === 'MK';
}
