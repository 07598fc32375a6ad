import type { RsaPrivateNumbers, RsaPublicNumbers } from '../engines/engine.js';
import { byteLength, bytesToNumber, inverseModulo } from './numbers.js';
import { primeFactors } from './prime-factors.js';

/** The two public exponents of payment systems (EMV Book 2, 6.1; pboc.md 6). */
export type RsaExponent = 3 | 65537;

/** Modulus big-endian without leading zero bytes. A key object is taken as constant once it was used. */
export interface RsaPublicKey {
  readonly modulus: Uint8Array;
  readonly exponent: RsaExponent;
}

/** As a card is personalised (DGI 8201 to 8205). */
export interface RsaCrtKey {
  readonly p: Uint8Array;
  readonly q: Uint8Array;
  /** d mod (p - 1) */
  readonly dP: Uint8Array;
  /** d mod (q - 1) */
  readonly dQ: Uint8Array;
  /** q^-1 mod p */
  readonly qInv: Uint8Array;
}

export interface RsaPlainKey extends RsaPublicKey {
  readonly privateExponent: Uint8Array;
}

export type RsaPrivateKey = RsaCrtKey | RsaPlainKey;

/** 512 to 2048 bits: cards of the field have keys of 768 bits, certificates at most 248 bytes. */
export const SMALLEST_MODULUS_BYTES = 64;
export const LARGEST_MODULUS_BYTES = 256;

/** Checked numbers of a public key, or undefined for a key that no operation accepts. */
export function publicNumbers({ modulus, exponent }: RsaPublicKey): RsaPublicNumbers | undefined {
  const { length } = modulus;
  if (length < SMALLEST_MODULUS_BYTES || length > LARGEST_MODULUS_BYTES) return undefined;
  if (modulus[0] === 0 || modulus[length - 1]! % 2 === 0) return undefined;
  if (exponent !== 3 && exponent !== 65537) return undefined;
  return { n: bytesToNumber(modulus), e: BigInt(exponent), bytes: length };
}

/** Checked numbers of a private key in either form, or undefined when they do not belong together. */
export function privateNumbers(key: RsaPrivateKey): RsaPrivateNumbers | undefined {
  return 'p' in key ? numbersOfCrtKey(key) : numbersOfPlainKey(key);
}

function numbersOfCrtKey(key: RsaCrtKey): RsaPrivateNumbers | undefined {
  const p = bytesToNumber(key.p);
  const q = bytesToNumber(key.q);
  const exponent = ([3, 65537] as const).find((candidate) => {
    const numbers = crtNumbers(p, q, candidate);
    return numbers?.dP === bytesToNumber(key.dP) && numbers.dQ === bytesToNumber(key.dQ);
  });
  const numbers = exponent && crtNumbers(p, q, exponent);
  return numbers?.qInv === bytesToNumber(key.qInv) ? numbers : undefined;
}

function numbersOfPlainKey(key: RsaPlainKey): RsaPrivateNumbers | undefined {
  const numbers = publicNumbers(key);
  const factors = numbers && primeFactors(numbers.n, numbers.e, bytesToNumber(key.privateExponent));
  return factors && crtNumbers(factors.p, factors.q, key.exponent);
}

/** Everything from two primes, or undefined when the exponent does not go with them. */
export function crtNumbers(p: bigint, q: bigint, exponent: RsaExponent): RsaPrivateNumbers | undefined {
  if (p < 3n || q < 3n || p === q || p % 2n === 0n || q % 2n === 0n) return undefined;
  const n = p * q;
  const bytes = byteLength(n);
  if (bytes < SMALLEST_MODULUS_BYTES || bytes > LARGEST_MODULUS_BYTES) return undefined;
  const e = BigInt(exponent);
  const d = inverseModulo(e, (p - 1n) * (q - 1n));
  const qInv = inverseModulo(q, p);
  if (d === undefined || qInv === undefined) return undefined;
  return { n, e, bytes, d, p, q, dP: d % (p - 1n), dQ: d % (q - 1n), qInv };
}
