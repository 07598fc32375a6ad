/*
 * Big-endian numbers of any length. BigInt arithmetic takes a time that depends on the values: fine for a model of a
 * card, not for production secrets.
 */

/** Big-endian number in bytes; zero for none. */
export function bytesToNumber(bytes: Uint8Array): bigint {
  let hex = '';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return BigInt(`0x${hex || '0'}`);
}

/** A number as `length` bytes, big-endian; it must fit. */
export function numberToBytes(value: bigint, length: number): Uint8Array {
  const hex = value.toString(16).padStart(2 * length, '0');
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++) bytes[i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

/** Bytes that a number needs; one for zero. */
export function byteLength(value: bigint): number {
  return Math.ceil(value.toString(16).length / 2);
}

const WINDOW_BITS = 4n;

/** base^exponent mod modulus, four bits of the exponent at a time. */
export function powerModulo(base: bigint, exponent: bigint, modulus: bigint): bigint {
  const powers = [1n % modulus, base % modulus];
  while (powers.length < 1 << Number(WINDOW_BITS)) powers.push((powers.at(-1)! * powers[1]!) % modulus);
  let result = powers[0]!;
  for (const digit of exponent.toString(16)) {
    for (let i = 0n; i < WINDOW_BITS; i++) result = (result * result) % modulus;
    result = (result * powers[Number.parseInt(digit, 16)]!) % modulus;
  }
  return result;
}

/** The inverse of a number, or undefined where the two have a common divisor. */
export function inverseModulo(value: bigint, modulus: bigint): bigint | undefined {
  let [previous, current] = [modulus, value % modulus];
  let [previousFactor, factor] = [0n, 1n];
  while (current !== 0n) {
    const quotient = previous / current;
    [previous, current] = [current, previous - quotient * current];
    [previousFactor, factor] = [factor, previousFactor - quotient * factor];
  }
  if (previous !== 1n) return undefined;
  return previousFactor < 0n ? previousFactor + modulus : previousFactor;
}
