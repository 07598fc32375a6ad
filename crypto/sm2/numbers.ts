import type { RandomSource } from '../bytes.js';
import { CryptoError } from '../errors.js';
import type { AffinePoint } from './parameters.js';

const SCALAR_BYTES = 32;
/** A good source misses the range once in 2^32 draws, so this many misses in a row mean a broken one. */
export const RANDOM_ATTEMPTS = 64;

/** Big-endian number in the 32 bytes at `offset`. */
export function numberAt(bytes: Uint8Array, offset: number): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset, SCALAR_BYTES);
  return (
    (view.getBigUint64(0) << 192n) |
    (view.getBigUint64(8) << 128n) |
    (view.getBigUint64(16) << 64n) |
    view.getBigUint64(24)
  );
}

/** Writes a number below 2^256 as 32 bytes, big-endian, leading zeros kept. */
export function writeNumber(target: Uint8Array, offset: number, value: bigint): void {
  const view = new DataView(target.buffer, target.byteOffset + offset, SCALAR_BYTES);
  view.setBigUint64(0, value >> 192n);
  view.setBigUint64(8, (value >> 128n) & 0xffffffffffffffffn);
  view.setBigUint64(16, (value >> 64n) & 0xffffffffffffffffn);
  view.setBigUint64(24, value & 0xffffffffffffffffn);
}

/** A number as 32 bytes, or several one after the other. */
export function numbersToBytes(...values: readonly bigint[]): Uint8Array {
  const bytes = new Uint8Array(values.length * SCALAR_BYTES);
  for (const [index, value] of values.entries()) writeNumber(bytes, index * SCALAR_BYTES, value);
  return bytes;
}

/** 04, X, Y: 65 bytes. */
export function pointToBytes(point: AffinePoint): Uint8Array {
  const bytes = new Uint8Array(1 + 2 * SCALAR_BYTES);
  bytes[0] = 0x04;
  writeNumber(bytes, 1, point.x);
  writeNumber(bytes, 1 + SCALAR_BYTES, point.y);
  return bytes;
}

/** The residue from 0 to modulus - 1, also of a negative number. */
export function modulo(value: bigint, modulus: bigint): bigint {
  const rest = value % modulus;
  return rest < 0n ? rest + modulus : rest;
}

/** Uniform from 1 to `maximum`: draws again instead of reducing, which would prefer small numbers. */
export function randomScalar(random: RandomSource, maximum: bigint): bigint {
  for (let attempt = 0; attempt < RANDOM_ATTEMPTS; attempt++) {
    const value = numberAt(random(SCALAR_BYTES), 0);
    if (value >= 1n && value <= maximum) return value;
  }
  throw badRandomness();
}

export function badRandomness(): CryptoError {
  return new CryptoError(
    'BAD_RANDOMNESS',
    'The random source keeps returning unusable values; give a working one.',
  );
}
