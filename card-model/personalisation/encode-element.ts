import { concatBytes, fromHex } from '../../apdu/bytes.js';
import { encodeBcd } from '../../apdu/codec/bcd.js';
import { encodeText, textLength } from '../../apdu/codec/text-field.js';
import type { ElementPlan } from '../plan/file-plan.js';
import type { ElementValue } from './card-data.js';
import { CardDataError } from './card-data-error.js';

/** How elements look before anything was written: FF (ssc-card.md 1.1; conventions, kernel rules). */
const UNPERSONALISED = 0xff;

/** Takes the value out of `{ value, note }`. */
export function plainValue(given: unknown, path: string): ElementValue {
  const value = given !== null && typeof given === 'object' && 'value' in given ? given.value : given;
  const known =
    typeof value === 'string' || typeof value === 'number' || (typeof value === 'object' && value !== null);
  if (!known) throw new CardDataError(path, 'must be text, a number, a list or elements by tag');
  return value as ElementValue;
}

/** The element with tag and length, unpersonalised where there is no value. */
export function encodeRecord(plan: ElementPlan, value: ElementValue | undefined, path: string): Uint8Array {
  const contents = encodeElement(plan, value, path);
  return plan.tag === undefined ? contents : concatBytes(Uint8Array.of(plan.tag, plan.bytes), contents);
}

function encodeElement(plan: ElementPlan, value: ElementValue | undefined, path: string): Uint8Array {
  if (plan.elements) return encodeTemplate(plan.elements, value, path);
  if (value === undefined) return new Uint8Array(plan.bytes).fill(UNPERSONALISED);
  if (typeof value === 'object') throw new CardDataError(path, 'must be one value');
  switch (plan.type) {
    case 'dec':
      return encodeNumber(plan, value, path);
    case 'cn':
      return encodeDigits(plan, String(value), path);
    case 'an':
      return encodeCharacters(plan, String(value), path);
    default:
      return encodeBytes(plan, String(value), path);
  }
}

function encodeTemplate(
  parts: readonly ElementPlan[],
  value: ElementValue | undefined,
  path: string,
): Uint8Array {
  if (value !== undefined && (typeof value !== 'object' || Array.isArray(value))) {
    throw new CardDataError(path, `must hold elements by tag: ${parts.map(tagName).join(', ')}`);
  }
  const given = (value ?? {}) as Readonly<Record<string, ElementValue>>;
  const unknown = Object.keys(given).find((tag) => !parts.some((part) => tagName(part) === tag));
  if (unknown)
    throw new CardDataError(
      `${path}.${unknown}`,
      `is no element here; allowed: ${parts.map(tagName).join(', ')}`,
    );
  return concatBytes(
    ...parts.map((part) => encodeRecord(part, given[tagName(part)], `${path}.${tagName(part)}`)),
  );
}

export function tagName({ tag }: ElementPlan): string {
  return (tag ?? 0).toString(16).toUpperCase().padStart(2, '0');
}

function encodeNumber({ bytes }: ElementPlan, value: string | number, path: string): Uint8Array {
  const limit = 256 ** bytes;
  const number = /^\d+$/.test(String(value)) ? Number(value) : limit;
  if (number >= limit) {
    throw new CardDataError(path, `must be a whole number from 0 to ${limit - 1}`);
  }
  return Uint8Array.from(
    { length: bytes },
    (_, index) => Math.floor(number / 256 ** (bytes - 1 - index)) & 0xff,
  );
}

function encodeDigits({ bytes }: ElementPlan, value: string, path: string): Uint8Array {
  if (!/^\d*$/.test(value)) throw new CardDataError(path, `must be digits, at most ${2 * bytes}`);
  if (value.length > 2 * bytes) {
    throw new CardDataError(path, `has ${value.length} digits; at most ${2 * bytes} are allowed`);
  }
  return encodeBcd(value, bytes);
}

function encodeCharacters({ bytes }: ElementPlan, value: string, path: string): Uint8Array {
  const needed = neededBytes(value, path);
  if (needed > bytes) throw new CardDataError(path, `needs ${needed} bytes in GB18030; ${bytes} are allowed`);
  return encodeText(value, bytes, path);
}

function neededBytes(value: string, path: string): number {
  try {
    return textLength(value);
  } catch (error) {
    throw new CardDataError(path, (error as Error).message);
  }
}

function encodeBytes({ bytes }: ElementPlan, value: string, path: string): Uint8Array {
  if (!new RegExp(`^[0-9A-Fa-f]{${2 * bytes}}$`).test(value)) {
    throw new CardDataError(path, `must be ${2 * bytes} hexadecimal digits`);
  }
  return fromHex(value);
}
