import { concatBytes } from '../bytes.js';
import { requireBytes } from '../checks.js';
import { CryptoError } from '../errors.js';
import { atcBytes } from './transaction-counter.js';

/** Zero bytes behind the amounts: with 5 bytes of amount to 8, with 10 to 16. */
const FILL_BYTES = new Map([
  [5, 1],
  [10, 4],
]);

/** Input of the MAC of the issuer discretionary data in 9F10, not padded: ATC, amounts, zeros (pboc.md 6). */
export function iddMacInput(atc: number, amounts: Uint8Array): Uint8Array {
  requireBytes(amounts, 'The amounts of the issuer discretionary data');
  const fill = FILL_BYTES.get(amounts.length);
  if (fill === undefined) {
    throw new CryptoError(
      'BAD_LENGTH',
      `Issuer discretionary data has 5 or 10 bytes, not ${amounts.length}.`,
    );
  }
  return concatBytes(atcBytes(atc), amounts, new Uint8Array(fill));
}
