import * as v from 'valibot';
import { CardDataError } from './card-data-error.js';

/** The value of a data element: text, a number, nested elements by tag, or one value for each equal record. */
export type ElementValue =
  | string
  | number
  | { readonly [tag: string]: ElementValue }
  | readonly ElementValue[];

const hex = (digits: number) =>
  v.pipe(v.string(), v.regex(new RegExp(`^[0-9A-Fa-f]{${digits}}$`), `must be ${digits} hexadecimal digits`));

const text = (pattern: RegExp, allowed: string) => v.pipe(v.string(), v.regex(pattern, `must be ${allowed}`));

const count = (minimum: number, maximum: number) =>
  v.pipe(
    v.number(),
    v.check(
      (value) => Number.isInteger(value) && value >= minimum && value <= maximum,
      `must be a whole number from ${minimum} to ${maximum}`,
    ),
  );

/** Elements by tag; the value alone, or in an object with notes beside it; a list where a tag stands repeatedly. */
const file = v.record(text(/^[0-9A-F]{2}$/, 'a tag of two hexadecimal digits'), v.unknown());
const directory = v.record(text(/^EF[0-9A-F]{2}$/, 'a file such as EF05'), file);

const pin = (digits: RegExp, allowed: string) =>
  v.object({
    value: text(digits, allowed),
    tries: count(1, 15),
  });

const key = v.object({
  name: text(/^[A-Z0-9]+\.[A-Z0-9_]+$/, 'a key name such as SSSE.RK'),
  reference: count(0, 255),
  /** Usage byte and key id for the PSAM; the usage byte tells the number of diversifications. */
  psam: v.nullish(hex(4)),
  master: hex(32),
  tries: v.optional(count(1, 15)),
});

const PIN_DIGITS = [/^\d{4,12}$/, '4 to 12 digits'] as const;

/** Sections that say nothing about this application, or are for people. */
const remark = v.optional(v.unknown());

const schema = v.strictObject({
  about: remark,
  generation: remark,
  financial: remark,
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
  pins: v.object({ social: pin(...PIN_DIGITS) }),
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

/** @throws CardDataError naming the first field that is missing or not allowed */
export function parseCardData(value: unknown): CardData {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = v.getDotPath(issue) ?? 'the data';
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    throw new CardDataError(path, `is unknown here; known are ${Object.keys(schema.entries).join(', ')}`);
  }
  if (issue.received === 'undefined') throw new CardDataError(path, 'is missing');
  // Messages of our own tell what is allowed; those of the library would show the value, which may be a key.
  const wrongType = issue.kind === 'schema';
  throw new CardDataError(path, wrongType ? `must be ${typeWanted(issue.type)}` : issue.message);
}

function typeWanted(type: string): string {
  if (type === 'string') return 'text';
  if (type === 'number') return 'a number';
  return type === 'array' ? 'a list' : 'an object';
}
