import { toHex } from '../../../apdu/bytes.js';
import { decodeBcd } from '../../../apdu/codec/bcd.js';
import { CodecError } from '../../../apdu/codec/codec-error.js';
import { parseRecordTlv, type RecordTlv } from '../../../apdu/codec/record-tlv.js';
import { decodeText } from '../../../apdu/codec/text-field.js';
import type { ElementPlan, FilePlan } from '../../../card-model/plan/file-plan.js';
import { meaningOf } from '../codes/element-codes.js';
import { type ElementReading, hexByte, type RecordReading } from './file-reading.js';

const UNPERSONALISED = 0xff;

/** A record of a file as its plan describes it. @param path 'SSSE.EF06' */
export function decodeRecord(bytes: Uint8Array, number: number, plan: FilePlan, path: string): RecordReading {
  if (plan.kind === 'cyclic') {
    const name = { en: `record ${number}`, zh: `记录 ${number}` };
    const elements = splitFields(bytes, plan.fields)?.map(([field, value]) =>
      decodeElement(value, field, path),
    );
    return { number, name, raw: toHex(bytes), ...(elements && { elements }) };
  }
  const [object, ...more] = objectsOf(bytes) ?? [];
  if (object === undefined || more.length > 0) {
    return { number, name: { en: `record ${number}`, zh: `记录 ${number}` }, raw: toHex(bytes) };
  }
  const elements = plan.kind === 'linear-variable' ? plan.records : [];
  return { number, ...decodeObject(object, elements, path) };
}

/** The value of an element by its type: '' when unwritten, undefined when the bytes are not of the type. */
export function elementValue(value: Uint8Array, type: ElementPlan['type']): string | undefined {
  if (value.every((byte) => byte === UNPERSONALISED)) return '';
  switch (type) {
    case 'an':
      return decodeText(value);
    case 'cn':
      return orUndefined(() => decodeBcd(value));
    case 'dec':
      return String(value.reduce((sum, byte) => sum * 256 + byte, 0));
    case 'b':
      return toHex(value);
    case 'tlv':
      return undefined;
  }
}

function decodeObject(
  { tag, value }: RecordTlv,
  plans: readonly ElementPlan[],
  path: string,
): ElementReading {
  const plan = plans.find((element) => element.tag === tag);
  if (plan !== undefined) return decodeElement(value, plan, path);
  const name = { en: `element ${hexByte(tag)}`, zh: `数据元 ${hexByte(tag)}` };
  return { name, tag, raw: toHex(value) };
}

function decodeElement(bytes: Uint8Array, plan: ElementPlan, path: string): ElementReading {
  const { tag, name, type, elements: plans } = plan;
  const value = elementValue(bytes, type);
  const meaning =
    tag === undefined || value === undefined ? undefined : meaningOf(`${path}.${hexByte(tag)}`, value);
  const elements = plans && objectsOf(bytes)?.map((object) => decodeObject(object, plans, path));
  return {
    name,
    ...(tag !== undefined && { tag }),
    ...(value !== undefined && { value }),
    ...(meaning && { meaning }),
    raw: toHex(bytes),
    ...(elements && { elements }),
  };
}

/** The bytes of each field; undefined when the record has another length than its fields. */
function splitFields(
  bytes: Uint8Array,
  fields: readonly ElementPlan[],
): [ElementPlan, Uint8Array][] | undefined {
  let offset = 0;
  const parts = fields.map((field): [ElementPlan, Uint8Array] => {
    const start = offset;
    offset += field.bytes;
    return [field, bytes.subarray(start, offset)];
  });
  return offset === bytes.length ? parts : undefined;
}

function objectsOf(bytes: Uint8Array): RecordTlv[] | undefined {
  return orUndefined(() => parseRecordTlv(bytes));
}

/** Damaged data are shown as bytes, not refused. */
function orUndefined<Value>(decode: () => Value): Value | undefined {
  try {
    return decode();
  } catch (error) {
    if (error instanceof CodecError) return undefined;
    throw error;
  }
}
