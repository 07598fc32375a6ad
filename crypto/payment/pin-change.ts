import { xorBytes } from '../bytes.js';
import { pinBlock, pinOfBlock, zeroFilledPin } from './pin-block.js';

/**
 * D3 of PIN CHANGE, 8 bytes (pboc.md 5): D1 is 00×4 and bytes 5 to 8 of the ENC UDK, D2 the new PIN as block 0L,
 * D3 = D1 ⊕ D2, for P2 = 01 ⊕ the current PIN too.
 */
export function pinChangeValue(encUdk: Uint8Array, newPin: string, currentPin?: string): Uint8Array {
  return xorBytes(mask(encUdk, currentPin), pinBlock(0, newPin));
}

/** The new PIN of D3, or undefined when what comes out is no PIN block. */
export function pinOfChangeValue(
  encUdk: Uint8Array,
  value: Uint8Array,
  currentPin?: string,
): string | undefined {
  return value.length === 8 ? pinOfBlock(0, xorBytes(mask(encUdk, currentPin), value)) : undefined;
}

function mask(encUdk: Uint8Array, currentPin: string | undefined): Uint8Array {
  const first = new Uint8Array(8);
  first.set(encUdk.subarray(4, 8), 4);
  return currentPin === undefined ? first : xorBytes(first, zeroFilledPin(currentPin));
}
