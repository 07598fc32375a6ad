import { CodecError } from '../codec/codec-error.js';
import { unlessDamaged } from '../codec/unless-damaged.js';

/** Bytes of an amount of type n12. */
export const AMOUNT_BYTES = 6;

/**
 * Decimal digits, two a byte, 0 on the left: amounts in the smallest unit (fen), counters.
 * @throws CodecError `AMOUNT_INVALID` for what is no whole number from 0 or has too many digits.
 */
export function encodeAmount(amount: number, length = AMOUNT_BYTES): Uint8Array {
  const bytes = new Uint8Array(length);
  let rest = amount;
  for (let index = length - 1; index >= 0; index--) {
    const pair = rest % 100;
    bytes[index] = ((pair / 10) << 4) | (pair % 10);
    rest = Math.floor(rest / 100);
  }
  if (!Number.isSafeInteger(amount) || amount < 0 || rest !== 0)
    throw new CodecError('AMOUNT_INVALID', `${amount} is no amount of 0 to ${length * 2} digits`);
  return bytes;
}

/** @throws CodecError `AMOUNT_INVALID` at a half byte that is no decimal digit, or beyond 7 bytes. */
export function decodeAmount(bytes: Uint8Array): number {
  if (bytes.length > 7)
    throw new CodecError('AMOUNT_INVALID', `an amount of ${bytes.length} bytes is too long`);
  let amount = 0;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index]!;
    if (byte >> 4 > 9 || (byte & 0x0f) > 9) {
      throw new CodecError('AMOUNT_INVALID', `byte ${index + 1} is no two decimal digits`, index);
    }
    amount = amount * 100 + (byte >> 4) * 10 + (byte & 0x0f);
  }
  return amount;
}

/** The amount in a data object of type n12; undefined where there is none, it has not 6 bytes, or holds no digits. */
export function amountValue(object: Uint8Array | undefined): number | undefined {
  return object?.length === AMOUNT_BYTES ? unlessDamaged(() => decodeAmount(object)) : undefined;
}

/** `1234.50` from fen. */
export function amountText(amount: number): string {
  const text = String(amount).padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}
