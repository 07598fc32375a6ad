import { decodeBcd, encodeBcd } from './bcd.js';
import { CodecError } from './codec-error.js';

/** Dates of type `cn`: YYYYMMDD in 4 bytes, YYYYMM in 3. FF throughout, or 00 throughout, means none. */

/**
 * From `YYYY-MM-DD`, `YYYYMMDD`, `YYYY-MM` or `YYYYMM`; '' gives the FF of a field without a date, `emptyBytes` long.
 * @throws CodecError `DATE_INVALID` when the calendar has no such day.
 */
export function encodeDate(text: string, fieldName = 'date', emptyBytes = 4): Uint8Array {
  if (text === '') return new Uint8Array(emptyBytes).fill(0xff);
  const match = /^(\d{4})-?(\d{2})(?:-?(\d{2}))?$/.exec(text);
  if (match === null) {
    throw new CodecError(
      'DATE_INVALID',
      `${fieldName} is '${text}'; write YYYY-MM-DD, or YYYY-MM for a month`,
    );
  }
  requireCalendar(match[1]!, match[2]!, match[3], fieldName);
  return encodeBcd(match.slice(1).join(''));
}

/**
 * `YYYY-MM-DD` from 4 bytes, `YYYY-MM` from 3; '' for a field without a date.
 * @throws CodecError `DATE_INVALID` for another length and for a day the calendar does not have, `BCD_INVALID`.
 */
export function decodeDate(bytes: Uint8Array, fieldName = 'date'): string {
  if (bytes.length !== 3 && bytes.length !== 4) {
    throw new CodecError('DATE_INVALID', `${fieldName} has ${bytes.length} bytes; a date has 4, a month 3`);
  }
  if (bytes.every((byte) => byte === 0xff) || bytes.every((byte) => byte === 0)) return '';
  const digits = decodeBcd(bytes, fieldName).padEnd(bytes.length * 2, '0');
  const parts = [digits.slice(0, 4), digits.slice(4, 6)];
  if (bytes.length === 4) parts.push(digits.slice(6));
  requireCalendar(parts[0]!, parts[1]!, parts[2], fieldName);
  return parts.join('-');
}

function requireCalendar(year: string, month: string, day: string | undefined, fieldName: string): void {
  const instant = new Date(Date.UTC(2000, Number(month) - 1, Number(day ?? '1')));
  instant.setUTCFullYear(Number(year), Number(month) - 1, Number(day ?? '1'));
  const same = instant.getUTCMonth() === Number(month) - 1 && instant.getUTCDate() === Number(day ?? '1');
  if (same && Number(month) > 0) return;
  const shown = [year, month, day].filter((part) => part !== undefined).join('-');
  throw new CodecError('DATE_INVALID', `${fieldName} is ${shown}, which the calendar does not have`);
}
