import { toHex } from '../bytes.js';
import type { Language } from '../codec/bilingual.js';
import type { RecordEntry, RecordType } from './card-dictionary.js';
import type { DecodedField } from './decoded-exchange.js';
import { elementText, isUnwritten, recordObjects } from './element-text.js';
import { hexByte } from './names.js';

const NOT_WRITTEN = { en: '(not written)', zh: '（未写入）' };

/** The bytes of a record as the dictionary describes it; bytes that do not fit the description stand as they are. */
export function decodeRecord(bytes: Uint8Array, entry: RecordEntry, language: Language): DecodedField {
  const label = labelOf(entry, language);
  if (entry.tag === undefined) return decodeBare(bytes, entry, label, language);
  const [object, ...more] = recordObjects(bytes) ?? [];
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
  return recordObjects(value)?.map((object) => {
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

/** What a value says by its type, also that it was never written; undefined when it says nothing beyond its bytes. */
export function valueText(value: Uint8Array, type: RecordType, language: Language): string | undefined {
  return isUnwritten(value) ? NOT_WRITTEN[language] : elementText(value, type);
}

function labelOf({ tag, name }: RecordEntry, language: Language): string {
  return tag === undefined ? name[language] : `${hexByte(tag)} ${name[language]}`;
}
