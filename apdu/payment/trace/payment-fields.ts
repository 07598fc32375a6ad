import { toHex } from '../../bytes.js';
import { tagToHex } from '../../codec/ber-tlv.js';
import type { Bilingual, Language } from '../../codec/bilingual.js';
import type { TagName } from '../../trace/card-dictionary.js';
import { explained } from '../../trace/decode-tlv.js';
import type { DecodedField } from '../../trace/decoded-exchange.js';
import { type DolEntry, splitDol } from '../data-object-list.js';
import { describeValue } from '../describe-value.js';
import { PAYMENT_TAGS, paymentTag } from '../tags-table.js';
import { decodeLoadLog } from '../transaction-log.js';

/** The tags of the bank application as `decodeTlvFields` takes them. */
export const PAYMENT_TAG_NAMES: readonly TagName[] = PAYMENT_TAGS.map(({ tag, name }) => ({
  tag,
  name,
  explain: (value: Uint8Array) => describeValue(tag, value),
}));

/** A value with the name of its tag and in words. */
export function tagField(tag: number, value: Uint8Array, language: Language): DecodedField {
  const name = paymentTag(tag)?.name[language];
  const label = name === undefined ? tagToHex(tag) : `${tagToHex(tag)} ${name}`;
  return { label, hex: toHex(value), ...explained(describeValue(tag, value), language) };
}

export function plainField(label: Bilingual, value: Uint8Array, language: Language): DecodedField {
  return { label: label[language], hex: toHex(value) };
}

/** The data that a list asked for, object by object. @throws CodecError `DOL_DATA_LENGTH`. */
export function dolFields(dol: readonly DolEntry[], data: Uint8Array, language: Language): DecodedField[] {
  return splitDol(dol, data).map(({ tag, value }) => tagField(tag, value, language));
}

const LOAD_WORDS = {
  loads: { en: 'load log', zh: '圈存日志' },
  load: { en: 'load', zh: '圈存' },
  before: { en: 'before', zh: '之前' },
  after: { en: 'after', zh: '之后' },
};
const LOAD_HEAD_BYTES = 3;
const LOAD_BYTES = 22;

/** The load log, load by load. @throws CodecError `LOG_INVALID`, `AMOUNT_INVALID`. */
export function loadLogFields(data: Uint8Array, language: Language): DecodedField[] {
  const { records, mac } = decodeLoadLog(data);
  const fields = records.map((record, index): DecodedField => {
    const offset = LOAD_HEAD_BYTES + index * LOAD_BYTES;
    const bytes = data.subarray(offset, offset + LOAD_BYTES);
    const named = (label: Bilingual, start: number): DecodedField => {
      const field = tagField(record.tag, bytes.subarray(start, start + 6), language);
      return { ...field, label: `${label[language]}: ${field.label}` };
    };
    return {
      label: `${LOAD_WORDS.load[language]} ${index + 1}`,
      hex: toHex(bytes),
      fields: [
        named(LOAD_WORDS.before, 2),
        named(LOAD_WORDS.after, 8),
        tagField(0x9a, bytes.subarray(14, 17), language),
        tagField(0x9f21, bytes.subarray(17, 20), language),
        tagField(0x9f36, bytes.subarray(20), language),
      ],
    };
  });
  return [
    tagField(0x9f36, data.subarray(0, 2), language),
    { label: LOAD_WORDS.loads[language], hex: '', text: String(records.length), fields },
    { label: 'MAC', hex: toHex(mac) },
  ];
}
