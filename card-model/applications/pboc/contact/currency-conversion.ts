import { unlessDamaged } from '../../../../apdu/codec/unless-damaged.js';
import { decodeAmount } from '../../../../apdu/payment/amount.js';
import type { DataObjects } from '../../../files/data-objects.js';
import { OBJECT } from '../objects.js';

/** The high half of byte 1 is the decimal shift, what follows are seven digits. pboc.md 2, 9F73 */
const SHIFT_BITS = 4;
const FACTOR_MASK = 0x0f;

/**
 * An amount of the second currency in the first one, by the conversion factor (9F73), fractions left out; undefined where
 * the card has no factor, or one that is no number.
 */
export function inFirstCurrency(objects: DataObjects, amount: number): number | undefined {
  const factor = objects.get(OBJECT.CONVERSION_FACTOR.tag);
  if (!factor) return undefined;
  const [first = 0, ...rest] = factor;
  const shift = first >> SHIFT_BITS;
  const digits = unlessDamaged(() => decodeAmount(Uint8Array.of(first & FACTOR_MASK, ...rest)));
  if (digits === undefined) return undefined;
  // Exact: both may have twelve digits, more than a floating-point product keeps.
  return Number((BigInt(amount) * BigInt(digits)) / 10n ** BigInt(shift));
}
