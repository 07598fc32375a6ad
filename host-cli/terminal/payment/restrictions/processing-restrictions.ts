import { equalBytes } from '../../../../apdu/bytes.js';
import { hasBits } from '../../../../apdu/payment/bit-field.js';
import { AUC } from '../../../../apdu/payment/card-bits-table.js';
import { TRANSACTION_TYPE } from '../payment-request.js';
import type { TerminalVerificationResults } from '../results/verification-results.js';
import type { TransactionData } from '../transaction-data.js';

/** Version, usage and dates. Sets the bits of the second byte of the TVR. EMV 4.3 Book 3, 10.4. */
export function applyRestrictions(data: TransactionData, results: TerminalVerificationResults): void {
  const version = data.ofCard(0x9f08);
  if (version !== undefined && !equalBytes(version, data.get(0x9f09)!)) results.set('VERSIONS_DIFFER');
  if (!isUsageAllowed(data)) results.set('SERVICE_NOT_ALLOWED');
  const today = dateValue(data.get(0x9a)!);
  const effective = data.ofCard(0x5f25);
  if (effective !== undefined && today < dateValue(effective)) results.set('NOT_YET_EFFECTIVE');
  const expiry = data.ofCard(0x5f24);
  if (expiry === undefined || isAfter(today, expiry)) results.set('APPLICATION_EXPIRED');
}

/** Whether the day is after an expiry date; a date that is none has passed. */
function isAfter(today: number, expiry: Uint8Array): boolean {
  const last = dateValue(expiry);
  return Number.isNaN(last) || today > last;
}

/** YYMMDD as a number that grows with time; years from 50 are the last century's. NaN for what is no date. */
export function dateValue(date: Uint8Array): number {
  const digits = Array.from(date, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (!/^\d{6}$/.test(digits)) return Number.NaN;
  const century = Number(digits.slice(0, 2)) < 50 ? 20 : 19;
  return Number(`${century}${digits}`);
}

/**
 * Application usage control: at home or abroad, goods, cash, cash back, and not at an ATM. A card without 9F07 or without
 * issuer country restricts nothing. EMV 4.3 Book 3, 10.4.2.
 */
export function isUsageAllowed(data: TransactionData): boolean {
  const usage = data.ofCard(0x9f07);
  if (usage === undefined) return true;
  if (!hasBits(usage, AUC.fields.OTHER_TERMINALS)) return false;
  const country = data.ofCard(0x5f28);
  if (country === undefined) return true;
  const domestic = equalBytes(country, data.get(0x9f1a)!);
  const type = data.get(0x9c)![0];
  const { fields } = AUC;
  if (type === TRANSACTION_TYPE.CASH)
    return hasBits(usage, domestic ? fields.DOMESTIC_CASH : fields.INTERNATIONAL_CASH);
  const cashback = data.get(0x9f03)!.some((byte) => byte !== 0);
  const back = domestic ? fields.DOMESTIC_CASHBACK : fields.INTERNATIONAL_CASHBACK;
  if (cashback && !hasBits(usage, back)) return false;
  const goods = hasBits(usage, domestic ? fields.DOMESTIC_GOODS : fields.INTERNATIONAL_GOODS);
  return goods || hasBits(usage, domestic ? fields.DOMESTIC_SERVICES : fields.INTERNATIONAL_SERVICES);
}
