import * as v from 'valibot';
import { financialNames, financialSchema } from '../applications/pboc/personalisation/financial-data.js';
import { CardDataError } from './card-data-error.js';
import { count, hex, remark, text } from './data-shapes.js';

/** The value of a data element: text, a number, nested elements by tag, or one value for each equal record. */
export type ElementValue =
  | string
  | number
  | { readonly [tag: string]: ElementValue }
  | readonly ElementValue[];

/** What the data hold for a file: elements by tag, or for a transparent file its bytes as text. */
export type FileData = Readonly<Record<string, unknown>> | string;

/** Elements by tag; the value alone, or in an object with notes beside it; a list where a tag stands repeatedly. */
const elementsByTag = v.record(
  text(/^[0-9A-F]{2}$/, "a tag of two hexadecimal digits, in YAML in quotes: '01'"),
  v.unknown(),
);
/** Contents of a transparent file, such as the photograph. */
const contents = text(
  /^(base64:[A-Za-z0-9+/]*={0,2}|([0-9A-Fa-f]{2})*)$/,
  "hexadecimal digits, or 'base64:' and BASE64",
);
const file: v.GenericSchema<unknown, FileData> = v.lazy((value) =>
  typeof value === 'string' ? contents : elementsByTag,
);
const directory = v.record(text(/^EF[0-9A-F]{2}$/, 'a file such as EF05'), file);

const pin = (digits: RegExp, allowed: string) =>
  v.object({
    value: text(digits, allowed),
    tries: count(1, 15),
  });

const key = v.object({
  name: text(/^[A-Z0-9]+\.[A-Z0-9_]+$/, 'a key name such as SSSE.RK'),
  reference: count(0, 255),
  /** Without it 1. The same name may stand up to four times with different versions. */
  version: v.optional(count(0, 255)),
  /** Usage byte and key id for the PSAM; the usage byte tells the number of diversifications. */
  psam: v.nullish(hex(4)),
  master: hex(32),
  tries: v.optional(count(1, 15)),
});

const PIN_DIGITS = [/^\d{4,12}$/, '4 to 12 digits'] as const;

const schema = v.strictObject({
  about: remark,
  generation: remark,
  // Follow from areaCode and atr; they stand in the file for its readers.
  cardFactor: remark,
  areaFactor: remark,
  provinceFactor: remark,
  areaCode: text(/^\d{6}$/, 'an area code of 6 digits'),
  atr: v.pipe(v.string(), v.regex(/^([0-9A-Fa-f]{2}){9,33}$/, 'must be an ATR in hexadecimal')),
  social: directory,
  medical: v.optional(directory),
  DF01: v.optional(directory),
  DF02: v.optional(directory),
  DF03: v.optional(directory),
  DF05: v.optional(directory),
  DF06: v.optional(directory),
  DF07: v.optional(directory),
  pins: v.object({ social: pin(...PIN_DIGITS), financial: v.optional(pin(...PIN_DIGITS)) }),
  /** Without it the card has no bank application. */
  financial: v.optional(financialSchema),
  keys: v.optional(v.record(v.string(), v.array(key)), {}),
});

/** Which part of the data fills which directory. */
export const DATA_SECTIONS = {
  SSSE: 'social',
  DF01: 'DF01',
  DF02: 'DF02',
  DF03: 'DF03',
  DF04: 'medical',
  DF05: 'DF05',
  DF06: 'DF06',
  DF07: 'DF07',
} as const satisfies Record<string, keyof CardData>;

/** Data for one card, as `fixtures/personalisation/gen3-demo.json` shows them. */
export type CardData = v.InferOutput<typeof schema>;

/** What the data hold for an element of a section; undefined when they have none. */
export function givenElement(
  section: Readonly<Record<string, FileData>> | undefined,
  file: string,
  tag: string,
): unknown {
  const elements = section?.[file];
  return typeof elements === 'object' ? elements[tag] : undefined;
}

/** @throws CardDataError naming the first field that is missing or not allowed */
export function parseCardData(value: unknown): CardData {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = v.getDotPath(issue) ?? 'the data';
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    throw new CardDataError(path, `is unknown here; known are ${namesAround(path).join(', ')}`);
  }
  if (issue.received === 'undefined') throw new CardDataError(path, 'is missing');
  // Messages of our own tell what is allowed; those of the library would show the value, which may be a key.
  const wrongType = issue.kind === 'schema' && issue.type !== 'picklist';
  throw new CardDataError(path, wrongType ? `must be ${typeWanted(issue.type)}` : issue.message);
}

/** Names that the object at the end of a path, where one too many stood, may hold. */
function namesAround(path: string): string[] {
  const [section, part] = path.split('.');
  if (section !== 'financial' || part === undefined) return Object.keys(schema.entries);
  return financialNames(path.split('.').slice(1, -1));
}

function typeWanted(type: string): string {
  if (type === 'string') return 'text, in quotes';
  if (type === 'number') return 'a number';
  return type === 'array' ? 'a list' : 'an object';
}
