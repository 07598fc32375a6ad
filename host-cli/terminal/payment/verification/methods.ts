import type { Bilingual } from '../../../../apdu/codec/bilingual.js';
import { CVM_METHODS } from '../../../../apdu/payment/codes-table.js';

/** Codes of cardholder verification methods. EMV 4.3 Book 3, annex C3. */
export const METHOD = {
  FAIL: 0x00,
  OFFLINE_PIN: 0x01,
  ONLINE_PIN: 0x02,
  OFFLINE_PIN_AND_SIGNATURE: 0x03,
  SIGNATURE: 0x1e,
  NONE: 0x1f,
  NOT_PERFORMED: 0x3f,
} as const;

/** Codes of conditions. EMV 4.3 Book 3, annex C3. */
export const CONDITION = {
  ALWAYS: 0x00,
  UNATTENDED_CASH: 0x01,
  OTHER: 0x02,
  SUPPORTED: 0x03,
  MANUAL_CASH: 0x04,
  CASHBACK: 0x05,
  UNDER_X: 0x06,
  OVER_X: 0x07,
  UNDER_Y: 0x08,
  OVER_Y: 0x09,
} as const;

/** Undefined for a code that the standard does not have. */
export function methodName(method: number): Bilingual | undefined {
  const code = method.toString(16).toUpperCase().padStart(2, '0');
  return Object.hasOwn(CVM_METHODS.meanings, code) ? CVM_METHODS.meanings[code] : undefined;
}
