import { CryptoError } from '../errors.js';

const PIN_PATTERN = /^[0-9]{4,12}$/;
const BLOCK_DIGITS = 16;

/** Control nibble of a PIN block: 0 inside PIN CHANGE, 2 in VERIFY (pboc.md 5). */
type PinBlockControl = 0 | 2;

/**
 * Control nibble, count of digits, PIN, F to 8 bytes; 2 is the plain block of VERIFY and of DGI 8010.
 * @throws CryptoError `BAD_ARGUMENT` when the PIN is not 4 to 12 digits
 */
export function pinBlock(control: PinBlockControl, pin: string): Uint8Array {
  requirePin(pin);
  return nibbles(`${control}${pin.length.toString(16)}${pin}`.padEnd(BLOCK_DIGITS, 'f'));
}

/** The PIN of such a block, or undefined when it is none. */
export function pinOfBlock(control: PinBlockControl, block: Uint8Array): string | undefined {
  if (block.length !== BLOCK_DIGITS / 2 || block[0]! >> 4 !== control) return undefined;
  const pin = Array.from(block, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(2, 2 + (block[0]! & 0x0f));
  if (!PIN_PATTERN.test(pin)) return undefined;
  return pinBlock(control, pin).every((byte, index) => byte === block[index]) ? pin : undefined;
}

/** PIN digits and zeros to 8 bytes: how the current PIN enters PIN CHANGE. */
export function zeroFilledPin(pin: string): Uint8Array {
  requirePin(pin);
  return nibbles(pin.padEnd(BLOCK_DIGITS, '0'));
}

function requirePin(pin: string): void {
  if (!PIN_PATTERN.test(pin)) throw new CryptoError('BAD_ARGUMENT', 'A PIN has 4 to 12 digits.');
}

function nibbles(text: string): Uint8Array {
  return Uint8Array.from({ length: text.length / 2 }, (_, i) =>
    Number.parseInt(text.slice(2 * i, 2 * i + 2), 16),
  );
}
