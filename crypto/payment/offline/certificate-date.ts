import { CryptoError } from '../../errors.js';

/** A month of the calendar, as 2026 and 11. */
export interface YearMonth {
  readonly year: number;
  readonly month: number;
}

/** Two-digit years: 50 to 99 are the last century's (EMV Book 4). */
const FIRST_YEAR = 1950;
const LAST_YEAR = 2049;

/** MMYY in two BCD bytes, or undefined when it is no month. */
export function yearMonthOf(bytes: Uint8Array): YearMonth | undefined {
  const [month, year] = [decimal(bytes[0]!), decimal(bytes[1]!)];
  if (month === undefined || year === undefined || month < 1 || month > 12) return undefined;
  return { year: year + (year < FIRST_YEAR % 100 ? 2000 : 1900), month };
}

/** @throws CryptoError `BAD_ARGUMENT` outside January 1950 to December 2049 */
export function yearMonthBytes({ year, month }: YearMonth): Uint8Array {
  const good = [year, month].every(Number.isInteger) && month >= 1 && month <= 12;
  if (!good || year < FIRST_YEAR || year > LAST_YEAR) {
    throw new CryptoError('BAD_ARGUMENT', 'A certificate expires in a month of the years 1950 to 2049.');
  }
  return Uint8Array.of(binaryCoded(month), binaryCoded(year % 100));
}

/** A certificate is good to the last day of its month. */
export function isExpired(expiry: YearMonth, today: YearMonth): boolean {
  return expiry.year * 12 + expiry.month < today.year * 12 + today.month;
}

function decimal(byte: number): number | undefined {
  const [tens, ones] = [byte >> 4, byte & 0x0f];
  return tens > 9 || ones > 9 ? undefined : tens * 10 + ones;
}

function binaryCoded(value: number): number {
  return (Math.floor(value / 10) << 4) | (value % 10);
}
