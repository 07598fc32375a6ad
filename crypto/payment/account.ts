import { CryptoError } from '../errors.js';

/** Whose card it is. */
export interface PaymentAccount {
  /** 8 to 19 digits (5A without padding). */
  readonly pan: string;
  /** Sequence number of the card, two digits (5F34); 00 where the card has none. */
  readonly psn?: string;
}

const SEED_DIGITS = 16;
const PAN_PATTERN = /^[0-9]{8,19}$/;

/** Y and its complement, 16 bytes: the rightmost 16 digits of PAN and PSN, zeros in front (pboc.md 6). */
export function udkSeed({ pan, psn = '00' }: PaymentAccount): Uint8Array {
  requirePan(pan);
  if (!/^[0-9]{2}$/.test(psn)) {
    throw new CryptoError('BAD_ARGUMENT', 'A PAN sequence number has two digits.');
  }
  const digits = `${pan}${psn}`.slice(-SEED_DIGITS).padStart(SEED_DIGITS, '0');
  const seed = new Uint8Array(SEED_DIGITS);
  for (let i = 0; i < SEED_DIGITS / 2; i++) {
    seed[i] = Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16);
    seed[SEED_DIGITS / 2 + i] = ~seed[i]!;
  }
  return seed;
}

/** Digits of a compressed numeric field (5A, 9F46): F fills up on the right. Undefined where it is no such field. */
export function panDigits(field: Uint8Array): string | undefined {
  let text = '';
  for (const byte of field) text += byte.toString(16).padStart(2, '0');
  const digits = text.replace(/f+$/, '');
  return /^[0-9]+$/.test(digits) ? digits : undefined;
}

/** A PAN as compressed numeric field. @param bytes length of the field; as short as possible without it */
export function panField(pan: string, bytes: number = Math.ceil(pan.length / 2)): Uint8Array {
  requirePan(pan);
  const text = pan.padEnd(2 * bytes, 'F');
  return Uint8Array.from({ length: bytes }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
}

function requirePan(pan: string): void {
  if (!PAN_PATTERN.test(pan)) throw new CryptoError('BAD_ARGUMENT', 'A PAN has 8 to 19 digits.');
}
