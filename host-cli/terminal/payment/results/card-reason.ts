import type { Bilingual } from '../../../../apdu/codec/bilingual.js';
import { unlessDamaged } from '../../../../apdu/codec/unless-damaged.js';
import { hasBits } from '../../../../apdu/payment/bit-field.js';
import { CVR } from '../../../../apdu/payment/card-bits-table.js';
import { decodeIssuerApplicationData } from '../../../../apdu/payment/issuer-application-data.js';
import type { TransactionData } from '../transaction-data.js';

/** What of the CVR may be why a card declines. */
const REASONS = [
  'PIN_FAILED',
  'PIN_TRIES_EXCEEDED',
  'BLOCKED_BY_PIN',
  'LIMITS_EXCEEDED',
  'NEW_CARD',
  'UNABLE_TO_GO_ONLINE',
  'LAST_ONLINE_NOT_COMPLETED',
  'ISSUER_AUTHENTICATION_FAILED',
  'ISSUER_AUTHENTICATION_MISSED',
  'LAST_ISSUER_AUTHENTICATION_FAILED',
  'LAST_SDA_FAILED',
  'LAST_DDA_FAILED',
  'SCRIPT_FAILED',
] as const satisfies readonly (keyof (typeof CVR)['fields'])[];

const NO_REASON = {
  en: 'its CVR give no reason: a rule of its own, such as one against foreign currencies',
  zh: 'CVR 未说明原因：卡片自身规则，如不允许外币',
};

/** Why the card declines, by the CVR in the last 9F10 that it gave. */
export function cardReason(data: TransactionData): Bilingual {
  const bytes = data.ofCard(0x9f10);
  const results = bytes && unlessDamaged(() => decodeIssuerApplicationData(bytes).cvr);
  const names = REASONS.map((reason) => CVR.fields[reason])
    .filter((field) => results && hasBits(results, field))
    .map(({ name }) => name);
  if (names.length === 0) return NO_REASON;
  return { en: names.map(({ en }) => en).join('; '), zh: names.map(({ zh }) => zh).join('；') };
}
