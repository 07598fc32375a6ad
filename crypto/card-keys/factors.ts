import { requireBytes } from '../checks.js';
import { CryptoError } from '../errors.js';
import { FACTOR_BYTES } from './field-bytes.js';

/** The card's area: six digits and the letters "sx", ASCII. @param areaCode as `510100` */
export function areaFactor(areaCode: string): Uint8Array {
  requireDigits(areaCode, 6, 'An area code');
  return ascii(`${areaCode}sx`);
}

/**
 * The card's province: its two digits, "0000" and the letters "sh", ASCII.
 * @param provinceCode as `51`
 */
export function provinceFactor(provinceCode: string): Uint8Array {
  requireDigits(provinceCode, 2, 'A province code');
  return ascii(`${provinceCode}0000sh`);
}

/** The card itself: the last 8 historical bytes of its contact T=0 answer to reset. */
export function cardFactor(historicalBytes: Uint8Array): Uint8Array {
  requireBytes(historicalBytes, 'The historical bytes');
  if (historicalBytes.length < FACTOR_BYTES) {
    throw new CryptoError(
      'BAD_LENGTH',
      `The card factor needs ${FACTOR_BYTES} historical bytes; this answer to reset has ${historicalBytes.length}.`,
    );
  }
  return historicalBytes.slice(-FACTOR_BYTES);
}

/** How many diversification steps a PSAM does for a key: the high three bits of its usage byte. */
export function diversificationSteps(psamUsageByte: number): number {
  return (psamUsageByte >> 5) & 0x07;
}

function requireDigits(text: string, count: number, what: string): void {
  if (text.length !== count || !/^[0-9]+$/.test(text)) {
    throw new CryptoError('BAD_ARGUMENT', `${what} has ${count} digits; got ${JSON.stringify(text)}.`);
  }
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
