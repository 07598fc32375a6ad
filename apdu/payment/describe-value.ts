import { toHex } from '../bytes.js';
import { decodeBcd } from '../codec/bcd.js';
import type { Bilingual } from '../codec/bilingual.js';
import { CodecError } from '../codec/codec-error.js';
import { decodeText } from '../codec/text-field.js';
import { describeBits } from './bit-field.js';
import { meaningOf } from './codes-table.js';
import type { PaymentTag } from './payment-tag.js';
import { READ_AS } from './readings.js';
import { paymentTag } from './tags-table.js';

/**
 * What the value of a tag says, a line for each bit, code or part. No line for a tag that is not known, and where the
 * value says nothing beyond its bytes; a value that does not have the form of its tag gives one line that says so.
 * Never throws.
 */
export function describeValue(tag: number, value: Uint8Array): Bilingual[] {
  const row = paymentTag(tag);
  if (row === undefined) return [];
  try {
    const lines = linesOf(row, value);
    return row.bits === undefined ? [...lengthFault(row, value), ...lines] : lines;
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    return [{ en: `damaged: ${error.message}`, zh: `数据有误：${error.message}` }];
  }
}

function linesOf(row: PaymentTag, value: Uint8Array): Bilingual[] {
  if (row.bits !== undefined) return describeBits(value, row.bits);
  if (value.length === 0) return [];
  if (row.codes !== undefined) return [meaningOf(row.codes, toHex(value))];
  if (row.reading !== undefined) return READ_AS[row.reading](value, row.tag);
  if (row.format === 'an') return textLine(decodeText(value));
  return row.format === 'cn' ? textLine(decodeBcd(value, row.name.en)) : [];
}

/** Bytes that are no characters say nothing. */
function textLine(text: string): Bilingual[] {
  return text === '' || /[\p{Cc}\uFFFD]/u.test(text) ? [] : [{ en: text, zh: text }];
}

function lengthFault({ length: [least, most] }: PaymentTag, value: Uint8Array): Bilingual[] {
  if (value.length >= least && value.length <= most) return [];
  const range = least === most ? `${least}` : `${least}-${most}`;
  return [
    {
      en: `${value.length} bytes where ${range} are expected`,
      zh: `长度 ${value.length} 字节，应为 ${range} 字节`,
    },
  ];
}
