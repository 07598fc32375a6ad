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

/** Elements by tag; the value alone, or in an object with notes beside it. */
const file = v.record(text(/^[0-9A-F]{2}$/, 'a tag of two hexadecimal digits'), v.unknown());
const directory = v.record(text(/^EF[0-9A-F]{2}$/, 'a file such as EF05'), file);

const pin = (digits: RegExp, allowed: string) =>
  v.object({
    value: text(digits, allowed),
    tries: v.pipe(
      v.number(),
      v.integer(),
      v.minValue(1, 'must be 1 to 15'),
      v.maxValue(15, 'must be 1 to 15'),
    ),
  });

const key = v.object({
  name: text(/^[A-Z0-9]+\.[A-Z0-9_]+$/, 'a key name such as SSSE.RK'),
  reference: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255)),
  /** Usage byte and key id for the PSAM; the usage byte tells the number of diversifications. */
  psam: v.nullish(hex(4)),
  master: hex(32),
  tries: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(15))),
});

const PIN_DIGITS = [/^\d{4,12}$/, '4 to 12 digits'] as const;

const schema = v.object({
  areaCode: text(/^\d{6}$/, 'an area code of 6 digits'),
  atr: v.pipe(v.string(), v.regex(/^([0-9A-Fa-f]{2}){9,33}$/, 'must be an ATR in hexadecimal')),
  social: directory,
  medical: v.optional(directory),
  pins: v.object({ social: pin(...PIN_DIGITS) }),
  keys: v.optional(v.record(v.string(), v.array(key)), {}),
});

/** Data for one card, as `fixtures/personalisation/gen3-demo.json` shows them. */
export type CardData = v.InferOutput<typeof schema>;

/** @throws CardDataError naming the first field that is missing or not allowed */
export function parseCardData(value: unknown): CardData {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const missing = issue.received === 'undefined';
  const key = issue.path?.at(-1)?.key;
  const where = v.getDotPath(issue) ?? 'the data';
  if (missing) throw new CardDataError(where, `is missing`);
  throw new CardDataError(
    where,
    issue.type === 'regex' || issue.type === 'min_value' || issue.type === 'max_value'
      ? issue.message
      : `must be ${issue.expected ?? 'something else'}, not ${describe(issue.input, String(key))}`,
  );
}

/** What stands there, in a word; the value itself only where it cannot be a secret. */
function describe(input: unknown, key: string): string {
  if (input === null) return 'null';
  if (Array.isArray(input)) return 'a list';
  return typeof input === 'object' ? 'an object' : `a ${typeof input} (${key})`;
}
