import { toHex } from '../bytes.js';
import { decodeBcd } from '../codec/bcd.js';
import type { Language } from '../codec/bilingual.js';
import { CodecError } from '../codec/codec-error.js';
import { parseRecordTlv } from '../codec/record-tlv.js';
import { decodeText } from '../codec/text-field.js';
import type { RecordEntry, RecordType } from './card-dictionary.js';
import type { DecodedField } from './decoded-exchange.js';
import { hexByte } from './names.js';

const NOT_WRITTEN = { en: '(not written)', zh: '（未写入）' };

/** The bytes of a record as the dictionary describes it; bytes that do not fit the description stand as they are. */
export function decodeRecord(bytes: Uint8Array, entry: RecordEntry, language: Language): DecodedField {
  const label = labelOf(entry, language);
  if (entry.tag === undefined) return decodeBare(bytes, entry, label, language);
  const [object, ...more] = tryRecordTlv(bytes) ?? [];
  if (object === undefined || more.length > 0 || object.tag !== entry.tag)
    return { label, hex: toHex(bytes) };
  return decodeBare(object.value, entry, label, language);
}

/** The value alone. */
function decodeBare(value: Uint8Array, entry: RecordEntry, label: string, language: Language): DecodedField {
  const field: DecodedField = { label, hex: toHex(value) };
  const inner = entry.fields ?? [];
  if (inner.length > 0) {
    const fields = inner.every(({ tag }) => tag !== undefined)
      ? decodeTagged(value, inner, language)
      : decodeInOrder(value, inner, language);
    if (fields !== undefined) return { ...field, fields };
  }
  const text = valueText(value, entry.type, language);
  return text === undefined ? field : { ...field, text };
}

function decodeTagged(value: Uint8Array, entries: readonly RecordEntry[], language: Language) {
  return tryRecordTlv(value)?.map((object) => {
    const entry = entries.find(({ tag }) => tag === object.tag);
    if (entry === undefined) return { label: hexByte(object.tag), hex: toHex(object.value) };
    return decodeBare(object.value, entry, labelOf(entry, language), language);
  });
}

function decodeInOrder(value: Uint8Array, entries: readonly RecordEntry[], language: Language) {
  const length = entries.reduce((sum, entry) => sum + entry.length, 0);
  if (length !== value.length) return undefined;
  let offset = 0;
  return entries.map((entry) => {
    const part = value.subarray(offset, offset + entry.length);
    offset += entry.length;
    return decodeBare(part, entry, labelOf(entry, language), language);
  });
}

/** What a value says by its type; undefined when it says nothing beyond its bytes. */
export function valueText(value: Uint8Array, type: RecordType, language: Language): string | undefined {
  if (value.length > 0 && value.every((byte) => byte === 0xff)) return NOT_WRITTEN[language];
  switch (type) {
    case 'an':
      return decodeText(value);
    case 'cn':
      return orUndefined(() => decodeBcd(value));
    case 'dec':
      return value.length <= 6 ? String(value.reduce((sum, byte) => sum * 256 + byte, 0)) : undefined;
    case 'b':
    case 'tlv':
      return undefined;
  }
}

function labelOf({ tag, name }: RecordEntry, language: Language): string {
  return tag === undefined ? name[language] : `${hexByte(tag)} ${name[language]}`;
}

function tryRecordTlv(bytes: Uint8Array) {
  return orUndefined(() => parseRecordTlv(bytes));
}

/** Damaged card data are shown as bytes, not refused. */
function orUndefined<Value>(decode: () => Value): Value | undefined {
  try {
    return decode();
  } catch (error) {
    if (error instanceof CodecError) return undefined;
    throw error;
  }
}
