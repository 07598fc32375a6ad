import { toHex } from '../../apdu/bytes.js';

/** Numbers that people and documents write in hexadecimal, with their count of digits. */
const HEXADECIMAL: Readonly<Record<string, number>> = {
  statusWord: 4,
  selectionStatus: 4,
  fid: 4,
  tag: 2,
  reference: 2,
};

/** JSON in which byte strings, status words, tags and the like are upper-case hexadecimal. */
export function toJson(data: unknown, indent?: number): string {
  return JSON.stringify(data, hexadecimal, indent);
}

function hexadecimal(key: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return toHex(value);
  const digits = HEXADECIMAL[key];
  return digits !== undefined && typeof value === 'number'
    ? value.toString(16).toUpperCase().padStart(digits, '0')
    : value;
}
