import { isBytes } from '../checks.js';
import type { Sm2KeyPair, Sm2PublicKey } from '../engines/engine.js';
import { CryptoError } from '../errors.js';
import { sm2Curve } from './curve.js';
import { modulo, numberAt, pointToBytes } from './numbers.js';
import { A, type AffinePoint, B, N, P } from './parameters.js';
import { generatorTimes, PointMultiples } from './point-multiples.js';
import { RecentKeys } from './recent-keys.js';

const PRIVATE_KEY_BYTES = 32;
const COORDINATE_BYTES = 32;
/** d = n-1 would leave 1+d without an inverse. */
export const LARGEST_PRIVATE_KEY = N - 2n;

/** 32 bytes, value 1 to n-2. */
export function isPrivateKey(key: unknown): key is Uint8Array {
  if (!isBytes(key) || key.length !== PRIVATE_KEY_BYTES) return false;
  const value = numberAt(key, 0);
  return value >= 1n && value <= LARGEST_PRIVATE_KEY;
}

/**
 * Decodes a point: 65 bytes 04, X, Y; 33 bytes 02 or 03, X; 64 bytes X, Y. Undefined for every other form, for a
 * coordinate of p or more, and for a point off the curve. The point at infinity has none of the accepted forms.
 */
export function decodePoint(bytes: unknown): AffinePoint | undefined {
  if (!isBytes(bytes)) return undefined;
  if (bytes.length === 1 + COORDINATE_BYTES && (bytes[0] === 0x02 || bytes[0] === 0x03)) {
    return decompress(numberAt(bytes, 1), bytes[0] === 0x03);
  }
  let start: number;
  if (bytes.length === 1 + 2 * COORDINATE_BYTES && bytes[0] === 0x04) start = 1;
  else if (bytes.length === 2 * COORDINATE_BYTES) start = 0;
  else return undefined;
  const point = { x: numberAt(bytes, start), y: numberAt(bytes, start + COORDINATE_BYTES) };
  return isOnCurve(point) ? point : undefined;
}

function isOnCurve({ x, y }: AffinePoint): boolean {
  return x < P && y < P && modulo(y * y - rightHandSide(x), P) === 0n;
}

/** x^3 + ax + b, not reduced. */
export function rightHandSide(x: bigint): bigint {
  return (x * x + A) * x + B;
}

function decompress(x: bigint, odd: boolean): AffinePoint | undefined {
  if (x >= P) return undefined;
  const field = sm2Curve().Fp;
  const square = field.create(rightHandSide(x));
  let y: bigint;
  try {
    y = field.sqrt(square);
  } catch {
    return undefined;
  }
  // y = 0 would make the two prefixes one point; the group has odd order, so no such point exists.
  const point = { x, y: (y & 1n) === (odd ? 1n : 0n) ? y : P - y };
  return isOnCurve(point) ? point : undefined;
}

/** Checked keys and what belongs to them, remembered for the last few. */
export class KeyStore {
  readonly #pairs = new RecentKeys<Sm2KeyPair>((privateKey) => ({
    privateKey,
    publicKey: pointToBytes(generatorTimes(numberAt(privateKey, 0))),
  }));

  readonly #publicKeys = new RecentKeys<Sm2PublicKey | undefined>((key) => {
    const point = decodePoint(key);
    return point && { bytes: pointToBytes(point), multiples: new PointMultiples(point) };
  });

  /** @throws CryptoError `BAD_PRIVATE_KEY` */
  pair(privateKey: Uint8Array): Sm2KeyPair {
    if (!isPrivateKey(privateKey)) {
      throw new CryptoError('BAD_PRIVATE_KEY', 'An SM2 private key is 32 bytes with a value from 1 to n-2.');
    }
    return this.#pairs.get(privateKey);
  }

  /** @throws CryptoError `BAD_PUBLIC_KEY` */
  publicKey(key: Uint8Array): Sm2PublicKey {
    const known = isBytes(key) && key.length <= 65 ? this.#publicKeys.get(key) : undefined;
    if (known === undefined) {
      throw new CryptoError(
        'BAD_PUBLIC_KEY',
        'An SM2 public key is a point of the curve as 04 X Y, 02 X, 03 X, or X Y; this one is not.',
      );
    }
    return known;
  }
}
