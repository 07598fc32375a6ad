import { concatBytes, fromHex } from '../../apdu/bytes.js';
import { encodeBcd } from '../../apdu/codec/bcd.js';
import { encodeText, textLength } from '../../apdu/codec/text-field.js';
import type { ElementPlan } from '../plan/file-plan.js';
import type { ElementValue } from './card-data.js';
import { CardDataError, refusedValue, shown } from './card-data-error.js';

/** How elements look before anything was written: FF (ssc-card.md 1.1; conventions, kernel rules). */
const UNPERSONALISED = 0xff;

/** Takes the value out of `{ value, note }`. */
export function plainValue(given: unknown, path: string): ElementValue {
  const value = given !== null && typeof given === 'object' && 'value' in given ? given.value : given;
  const known =
    typeof value === 'string' ||
    typeof value === 'number' ||
    (typeof value === 'object' && value !== null && !(value instanceof Date));
  if (!known) throw refusedValue(path, value, 'text in quotes, a number, a list or elements by tag');
  return value as ElementValue;
}

/** JSON and YAML drop leading zeros of numbers and the last digits of long ones: only amounts may be numbers. */
export function refuseNumber({ type }: ElementPlan, value: ElementValue, path: string): void {
  if (typeof value !== 'number' || type === 'dec') return;
  throw new CardDataError(
    path,
    `${shown(value)} is a number; write the value as text in quotes, or its leading zeros and last digits are lost`,
  );
}

/** The element with tag and length, unpersonalised where there is no value. */
export function encodeRecord(plan: ElementPlan, value: ElementValue | undefined, path: string): Uint8Array {
  const contents = encodeElement(plan, value, path);
  return plan.tag === undefined ? contents : concatBytes(Uint8Array.of(plan.tag, plan.bytes), contents);
}

function encodeElement(plan: ElementPlan, value: ElementValue | undefined, path: string): Uint8Array {
  if (plan.elements) return encodeTemplate(plan.elements, value, path);
  if (value === undefined) return new Uint8Array(plan.bytes).fill(UNPERSONALISED);
  if (typeof value === 'object') throw refusedValue(path, value, 'one value');
  refuseNumber(plan, value, path);
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
    throw refusedValue(path, value, `elements by tag: ${parts.map(tagName).join(', ')}`);
  }
  const given = (value ?? {}) as Readonly<Record<string, ElementValue>>;
  return concatBytes(
    ...parts.map((part) => encodeRecord(part, given[tagName(part)], `${path}.${tagName(part)}`)),
  );
}

/** '4E' */
export function tagName({ tag }: ElementPlan): string {
  return (tag ?? 0).toString(16).toUpperCase().padStart(2, '0');
}

/** 'EF05' */
export const fileName = (fid: number): string => fid.toString(16).toUpperCase().padStart(4, '0');

function encodeNumber({ bytes }: ElementPlan, value: string | number, path: string): Uint8Array {
  const limit = 256 ** bytes;
  const number = /^\d+$/.test(String(value)) ? Number(value) : limit;
  if (number >= limit) {
    throw refusedValue(path, value, `a whole number from 0 to ${limit - 1}`);
  }
  return Uint8Array.from(
    { length: bytes },
    (_, index) => Math.floor(number / 256 ** (bytes - 1 - index)) & 0xff,
  );
}

function encodeDigits({ bytes }: ElementPlan, value: string, path: string): Uint8Array {
  if (!/^\d*$/.test(value)) throw refusedValue(path, value, `digits, at most ${2 * bytes}`);
  if (value.length > 2 * bytes) {
    throw new CardDataError(
      path,
      `${shown(value)} has ${value.length} digits; at most ${2 * bytes} are allowed`,
    );
  }
  return encodeBcd(value, bytes);
}

/** Unicode, category Cc; readers print these fields. */
const CONTROL_CHARACTER = /\p{Cc}/u;

function encodeCharacters({ bytes }: ElementPlan, value: string, path: string): Uint8Array {
  if (CONTROL_CHARACTER.test(value)) throw refusedValue(path, value, 'text without control characters');
  const needed = neededBytes(value, path);
  if (needed > bytes) {
    throw new CardDataError(path, `${shown(value)} needs ${needed} bytes in GB18030; ${bytes} are allowed`);
  }
  return encodeText(value, bytes, path);
}

function neededBytes(value: string, path: string): number {
  try {
    return textLength(value);
  } catch (error) {
    throw new CardDataError(
      path,
      `${shown(value)} is not allowed: ${(error as Error).message}; it must be GB18030 text`,
    );
  }
}

function encodeBytes({ bytes }: ElementPlan, value: string, path: string): Uint8Array {
  if (!new RegExp(`^[0-9A-Fa-f]{${2 * bytes}}$`).test(value)) {
    throw refusedValue(path, value, `${2 * bytes} hexadecimal digits`);
  }
  return fromHex(value);
}
