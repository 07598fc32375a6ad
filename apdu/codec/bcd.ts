import { CodecError } from './codec-error.js';

/** Fields of type `cn`: two decimal digits a byte, left aligned, filled with F. */

/**
 * The digits in exactly `length` bytes (default: as few as hold them).
 * @throws CodecError `BCD_INVALID` at the first character that is no digit, `BCD_TOO_LONG` naming the field.
 */
export function encodeBcd(
  digits: string,
  length = (digits.length + 1) >> 1,
  fieldName = 'number',
): Uint8Array {
  const wrong = digits.search(/[^0-9]/);
  if (wrong >= 0)
    throw new CodecError('BCD_INVALID', `character ${wrong + 1} of ${fieldName} is no decimal digit`, wrong);
  if (digits.length > length * 2) {
    const message = `${fieldName} has ${length} bytes for ${length * 2} digits; ${digits.length} digits were given`;
    throw new CodecError('BCD_TOO_LONG', message, length * 2);
  }
  const field = new Uint8Array(length).fill(0xff);
  for (let index = 0; index < digits.length; index++) {
    const digit = digits.charCodeAt(index) - 0x30;
    const place = index >> 1;
    field[place] = index & 1 ? (field[place]! & 0xf0) | digit : (digit << 4) | 0x0f;
  }
  return field;
}

/**
 * The digits before the fill; '' for an unpersonalised field.
 * @throws CodecError `BCD_INVALID` at a half byte A to E, or at a digit after the fill has begun. The digits are not told.
 */
export function decodeBcd(bytes: Uint8Array, fieldName = 'number'): string {
  let digits = '';
  let filled = false;
  for (let index = 0; index < bytes.length * 2; index++) {
    const byte = bytes[index >> 1]!;
    const nibble = index & 1 ? byte & 0x0f : byte >> 4;
    if (nibble === 0x0f) filled = true;
    else if (nibble > 9 || filled) {
      const reason = nibble > 9 ? 'a half byte is no decimal digit' : 'a digit follows the fill';
      throw new CodecError(
        'BCD_INVALID',
        `${fieldName} is no BCD: ${reason} in byte ${(index >> 1) + 1}`,
        index >> 1,
      );
    } else digits += nibble;
  }
  return digits;
}
