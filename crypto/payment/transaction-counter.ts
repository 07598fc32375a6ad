import { CryptoError } from '../errors.js';

/** ATC (9F36) as two bytes. @throws CryptoError `BAD_ARGUMENT` */
export function atcBytes(atc: number): Uint8Array {
  requireAtc(atc);
  return Uint8Array.of(atc >> 8, atc);
}

/** Input of a session key, 16 bytes: 00×6, ATC, 00×6, ATC complemented (pboc.md 6). */
export function sessionSeed(atc: number): Uint8Array {
  requireAtc(atc);
  const seed = new Uint8Array(16);
  seed[6] = atc >> 8;
  seed[7] = atc;
  seed[14] = ~(atc >> 8);
  seed[15] = ~atc;
  return seed;
}

function requireAtc(atc: number): void {
  if (!Number.isInteger(atc) || atc < 0 || atc > 0xffff) {
    throw new CryptoError('BAD_ARGUMENT', 'An application transaction counter is a number from 0 to 65535.');
  }
}
