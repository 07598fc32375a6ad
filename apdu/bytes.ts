import { CodecError } from './codec/codec-error.js';

const HEX_OF_BYTE: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).padStart(2, '0').toUpperCase(),
);

/** Upper-case hexadecimal, two digits a byte, with `separator` between bytes. */
export function toHex(bytes: Uint8Array, separator = ''): string {
  let text = '';
  for (let index = 0; index < bytes.length; index++) {
    if (index > 0) text += separator;
    text += HEX_OF_BYTE[bytes[index]!];
  }
  return text;
}

/** The value of a hexadecimal digit given by its character code, or -1. */
function nibbleOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  if (code >= 0x41 && code <= 0x46) return code - 0x37;
  if (code >= 0x61 && code <= 0x66) return code - 0x57;
  return -1;
}

/**
 * Bytes from hexadecimal of either case; white space is allowed between bytes and between digits.
 * @throws CodecError `NOT_HEX` at the first character that is no digit, `ODD_HEX` when the last byte lacks a digit.
 */
export function fromHex(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length >> 1);
  let digits = 0;
  for (let index = 0; index < text.length; index++) {
    const nibble = nibbleOf(text.charCodeAt(index));
    if (nibble >= 0) {
      if (digits & 1) bytes[digits >> 1]! |= nibble;
      else if (digits >> 1 < bytes.length) bytes[digits >> 1] = nibble << 4;
      digits++;
    } else if (!/\s/.test(text[index]!)) {
      const shown = String.fromCodePoint(text.codePointAt(index)!);
      throw new CodecError(
        'NOT_HEX',
        `'${shown}' at character ${index + 1} is not a hexadecimal digit`,
        index,
      );
    }
  }
  if (digits & 1) {
    const where = `the last byte, ending at character ${text.trimEnd().length}, lacks a digit`;
    throw new CodecError(
      'ODD_HEX',
      `${digits} hexadecimal digits are not whole bytes: ${where}`,
      text.length,
    );
  }
  return bytes.subarray(0, digits >> 1);
}

/** All parts one after the other, in a new array. */
export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const joined = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/** Whether both hold the same bytes. Not for secrets: it stops at the first difference. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) {
    if (a[index] !== b[index]) return false;
  }
  return true;
}
