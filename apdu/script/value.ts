import { fromHex, toHex } from '../bytes.js';
import { CodecError } from '../codec/codec-error.js';
import { encodeText, textLength } from '../codec/text-field.js';

/**
 * What a variable or a function holds. A `word` is written text that is hexadecimal where bytes are wanted and decimal
 * where a number is; `quoted` is text that stands for its characters in GB18030 where bytes are wanted. A secret value
 * is never shown.
 */
export type Value =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly secret?: boolean }
  | { readonly kind: 'number'; readonly number: number; readonly secret?: boolean }
  | { readonly kind: 'word'; readonly text: string; readonly secret?: boolean }
  | { readonly kind: 'quoted'; readonly text: string; readonly secret?: boolean }
  | { readonly kind: 'row'; readonly columns: Readonly<Record<string, string>> };

export type ValueKind = 'bytes' | 'number' | 'text';

/** A value that is not of the kind that is wanted; the message has no place yet. */
export class ValueError extends Error {
  override readonly name = 'ValueError';
}

export function bytesValue(bytes: Uint8Array, secret = false): Value {
  return secret ? { kind: 'bytes', bytes, secret } : { kind: 'bytes', bytes };
}

/** @throws ValueError */
export function asBytes(value: Value): Uint8Array {
  switch (value.kind) {
    case 'bytes':
      return value.bytes;
    case 'word':
      return decoded(() => fromHex(value.text), `'${shown(value)}' is no hexadecimal`);
    case 'quoted':
      return decoded(
        () => encodeText(value.text, textLength(value.text)),
        `'${shown(value)}' has characters without a code in GB18030`,
      );
    case 'number':
      throw new ValueError(
        `${shown(value)} is a number; bytes are wanted: (byte N) or (bytes N COUNT) make them`,
      );
    case 'row':
      throw new ValueError('a row of a table is wanted by its columns: $row.column');
  }
}

/** @throws ValueError */
export function asNumber(value: Value): number {
  if (value.kind === 'number') return value.number;
  if (value.kind === 'word' && /^\d+$/.test(value.text)) return Number(value.text);
  const what = value.kind === 'bytes' ? 'bytes' : `'${shown(value)}'`;
  throw new ValueError(`${what} is no number; (number X) reads bytes as one`);
}

/** @throws ValueError */
export function asText(value: Value): string {
  switch (value.kind) {
    case 'word':
    case 'quoted':
      return value.text;
    case 'number':
      return String(value.number);
    case 'bytes':
      return toHex(value.bytes);
    case 'row':
      throw new ValueError('a row of a table is wanted by its columns: $row.column');
  }
}

export function isSecret(value: Value): boolean {
  return 'secret' in value && value.secret === true;
}

/** For messages and names. */
export function shown(value: Value): string {
  if (value.kind === 'row') return 'a row';
  if (!isSecret(value)) return value.kind === 'bytes' ? toHex(value.bytes, ' ') : asText(value);
  return '**';
}

function decoded(decode: () => Uint8Array, reason: string): Uint8Array {
  try {
    return decode();
  } catch (error) {
    if (error instanceof CodecError) throw new ValueError(reason);
    throw error;
  }
}
