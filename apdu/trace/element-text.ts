import { decodeBcd } from '../codec/bcd.js';
import { CodecError } from '../codec/codec-error.js';
import { parseRecordTlv, type RecordTlv } from '../codec/record-tlv.js';
import { decodeText } from '../codec/text-field.js';
import type { RecordType } from './card-dictionary.js';

const UNWRITTEN = 0xff;
/** Beyond this a number would lose digits. */
const MAXIMUM_NUMBER_BYTES = 6;

/** Whether nothing was ever written there: all FF (ssc-card.md 1.1). */
export function isUnwritten(value: Uint8Array): boolean {
  return value.length > 0 && value.every((byte) => byte === UNWRITTEN);
}

/** What a written value says by its type; undefined when it says nothing beyond its bytes. */
export function elementText(value: Uint8Array, type: RecordType): string | undefined {
  switch (type) {
    case 'an':
      return decodeText(value);
    case 'cn':
      return ifWellFormed(() => decodeBcd(value));
    case 'dec':
      if (value.length > MAXIMUM_NUMBER_BYTES) return undefined;
      return String(value.reduce((sum, byte) => sum * 256 + byte, 0));
    case 'b':
    case 'tlv':
      return undefined;
  }
}

/** The objects of a record; undefined when the bytes are none. */
export function recordObjects(bytes: Uint8Array): RecordTlv[] | undefined {
  return ifWellFormed(() => parseRecordTlv(bytes));
}

/** Damaged card data are shown as bytes, not refused. */
function ifWellFormed<Value>(decode: () => Value): Value | undefined {
  try {
    return decode();
  } catch (error) {
    if (error instanceof CodecError) return undefined;
    throw error;
  }
}
