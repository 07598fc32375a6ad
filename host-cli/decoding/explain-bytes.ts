import { concatBytes, toHex } from '../../apdu/bytes.js';
import { type Atr, parseAtr } from '../../apdu/codec/atr.js';
import { parseAts } from '../../apdu/codec/ats.js';
import { parseTlv, tagToHex } from '../../apdu/codec/ber-tlv.js';
import type { Language } from '../../apdu/codec/bilingual.js';
import { decodeCommand } from '../../apdu/codec/command-apdu.js';
import { decodeResponse } from '../../apdu/codec/response-apdu.js';
import { paymentTag } from '../../apdu/payment/tags-table.js';
import { PAYMENT_TAG_NAMES, tagField } from '../../apdu/payment/trace/payment-fields.js';
import { decodeTlvFields } from '../../apdu/trace/decode-tlv.js';
import { decodeRecord } from '../../apdu/trace/decode-value.js';
import type { DecodedField } from '../../apdu/trace/decoded-exchange.js';
import { type ExplainedStatus, explainStatus } from '../../apdu/trace/explain-status.js';
import type { Profile } from '../../card-model/kernel/profile.js';
import { createTraceDecoder } from '../output/card-decoder.js';
import { cardRecords } from './card-records.js';
import type { Kind } from './subject.js';

/** What is told of some bytes, secrets taken out; the same for people and programs. */
export interface Explanation {
  readonly kind: Kind;
  /** Upper case; secret bytes stand as `**`. */
  readonly hex: string;
  /** What it is, in one line. */
  readonly sentence: string;
  readonly fields: readonly DecodedField[];
  readonly status?: ExplainedStatus;
}

/** The profile is that of the card, where it is known. */
type Explain = (bytes: Uint8Array, language: Language, profile?: Profile) => Explanation;

/** Every one throws CodecError when the bytes are not of its kind. */
export const EXPLAIN: Readonly<Record<Exclude<Kind, 'pair' | 'trace'>, Explain>> = {
  command: explainCommand,
  response: explainResponse,
  tlv: explainTlv,
  atr: explainAtr,
  ats: explainAts,
  status: explainStatusBytes,
};

function explainCommand(bytes: Uint8Array, language: Language, profile?: Profile): Explanation {
  decodeCommand(bytes);
  const { command } = createTraceDecoder(profile, language).decodeCommand(bytes);
  const { hex, sentence, name, clause, fields } = command;
  const title = clause === undefined ? sentence : `${sentence} (${name}: ${clause})`;
  return { kind: 'command', hex, sentence: title, fields };
}

function explainResponse(bytes: Uint8Array, language: Language, profile?: Profile): Explanation {
  const { data, statusWord } = decodeResponse(bytes);
  const status = explainStatus(statusWord, language);
  const fields =
    data.length === 0 ? [] : (objectFields(data, language, profile) ?? [{ label: 'data', hex: toHex(data) }]);
  return {
    kind: 'response',
    hex: toHex(bytes),
    sentence: `answer: ${data.length} bytes and ${status.hex}`,
    fields,
    status,
  };
}

function explainTlv(bytes: Uint8Array, language: Language, profile?: Profile): Explanation {
  const fields = objectFields(bytes, language, profile);
  // Neither records nor objects: the parser says where it breaks.
  if (fields === undefined) parseTlv(bytes, { mode: 'lenient' });
  return { kind: 'tlv', hex: toHex(bytes), sentence: 'data objects', fields: fields ?? [] };
}

/** Bytes that are the value of a tag of the bank application; undefined when it has no such tag. */
export function explainValue(tag: number, value: Uint8Array, language: Language): Explanation | undefined {
  const known = paymentTag(tag);
  if (known === undefined) return undefined;
  const { source } = known.bits ?? known.codes ?? known;
  const sentence = `value of ${tagToHex(tag)} (${source})`;
  return { kind: 'tlv', hex: toHex(value), sentence, fields: [tagField(tag, value, language)] };
}

function objectFields(
  bytes: Uint8Array,
  language: Language,
  profile?: Profile,
): readonly DecodedField[] | undefined {
  const records = cardRecords(bytes, profile);
  if (records === undefined) return decodeTlvFields(bytes, language, PAYMENT_TAG_NAMES);
  return records.map(({ object: { tag, value }, entry }) =>
    decodeRecord(concatBytes(Uint8Array.of(tag, value.length), value), entry, language),
  );
}

function explainAtr(bytes: Uint8Array): Explanation {
  const atr = parseAtr(bytes);
  const { convention, protocols, historical, checkByte, checkByteRight } = atr;
  const check =
    checkByte === undefined
      ? []
      : [field('TCK', Uint8Array.of(checkByte), checkByteRight ? 'right' : 'wrong')];
  return {
    kind: 'atr',
    hex: toHex(bytes),
    sentence: `ATR, ${convention} convention, ${protocols.map((protocol) => `T=${protocol}`).join(' and ')}`,
    fields: [
      ...interfaceFields(atr),
      field('historical bytes', historical, `${historical.length} bytes`),
      ...check,
    ],
  };
}

function interfaceFields({ groups }: Atr): DecodedField[] {
  return groups.flatMap(({ ta, tb, tc }, index) =>
    Object.entries({ TA: ta, TB: tb, TC: tc }).flatMap(([name, value]) =>
      value === undefined ? [] : [field(`${name}${index + 1}`, Uint8Array.of(value))],
    ),
  );
}

function explainAts(bytes: Uint8Array): Explanation {
  const { frameBytes, ta, tb, tc, historical } = parseAts(bytes);
  const parts = Object.entries({ 'TA(1)': ta, 'TB(1)': tb, 'TC(1)': tc });
  return {
    kind: 'ats',
    hex: toHex(bytes),
    sentence: `ATS, frames of up to ${frameBytes} bytes`,
    fields: [
      ...parts.flatMap(([name, value]) => (value === undefined ? [] : [field(name, Uint8Array.of(value))])),
      field('historical bytes', historical, `${historical.length} bytes`),
    ],
  };
}

function explainStatusBytes(bytes: Uint8Array, language: Language): Explanation {
  const status = explainStatus(decodeResponse(bytes).statusWord, language);
  return { kind: 'status', hex: status.hex, sentence: 'status word', fields: [], status };
}

function field(label: string, bytes: Uint8Array, text?: string): DecodedField {
  return { label, hex: toHex(bytes), ...(text !== undefined && { text }) };
}
