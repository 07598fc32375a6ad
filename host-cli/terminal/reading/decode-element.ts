import { toHex } from '../../../apdu/bytes.js';
import type { RecordTlv } from '../../../apdu/codec/record-tlv.js';
import { elementText, isUnwritten, recordObjects } from '../../../apdu/trace/element-text.js';
import type { ElementPlan, FilePlan } from '../../../card-model/plan/file-plan.js';
import { meaningOf } from '../codes/element-codes.js';
import { type ElementReading, hexByte, type RecordReading } from './file-reading.js';

/** A record of a file as its plan describes it. @param path 'SSSE.EF06' */
export function decodeRecord(bytes: Uint8Array, number: number, plan: FilePlan, path: string): RecordReading {
  if (plan.kind === 'cyclic') {
    const name = { en: `record ${number}`, zh: `记录 ${number}` };
    const elements = splitFields(bytes, plan.fields)?.map(([field, value]) =>
      decodeElement(value, field, path),
    );
    return { number, name, raw: toHex(bytes), ...(elements && { elements }) };
  }
  const [object, ...more] = recordObjects(bytes) ?? [];
  if (object === undefined || more.length > 0) {
    return { number, name: { en: `record ${number}`, zh: `记录 ${number}` }, raw: toHex(bytes) };
  }
  const elements = plan.kind === 'linear-variable' ? plan.records : [];
  return { number, ...decodeObject(object, elements, path) };
}

/** The value of an element by its type: '' when unwritten, undefined when the bytes are not of the type. */
export function elementValue(value: Uint8Array, type: ElementPlan['type']): string | undefined {
  if (value.length === 0 || isUnwritten(value)) return '';
  return type === 'b' ? toHex(value) : elementText(value, type);
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
  const elements = plans && recordObjects(bytes)?.map((object) => decodeObject(object, plans, path));
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
