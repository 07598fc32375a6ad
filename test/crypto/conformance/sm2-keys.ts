import { EXAMPLE_PUBLIC_KEY, FIELD, hex, ORDER, scalar } from '../support.js';

/** Private keys that must be refused everywhere: what is wrong, the key. */
export const BAD_PRIVATE_KEYS: [string, Uint8Array][] = [
  ['zero', scalar(0n)],
  ['n-1, with which signing never ends', scalar(ORDER - 1n)],
  ['n', scalar(ORDER)],
  ['above n', scalar(2n ** 256n - 1n)],
  ['empty', new Uint8Array(0)],
  ['31 bytes long', new Uint8Array(31).fill(1)],
  ['33 bytes long', new Uint8Array(33).fill(1)],
  ['text', '39'.repeat(32) as unknown as Uint8Array],
  ['absent', undefined as unknown as Uint8Array],
];

/** 02 or 03 and X. */
export function compressed(key: Uint8Array): Uint8Array {
  return Uint8Array.of(2 + (key[64]! & 1), ...key.subarray(1, 33));
}

/** Public keys that must be refused everywhere. */
export function badPublicKeys(): [string, Uint8Array][] {
  const key = EXAMPLE_PUBLIC_KEY;
  const [x, y] = pointWithSmallX();
  const with04 = (...coordinates: readonly bigint[]) =>
    Uint8Array.of(4, ...coordinates.flatMap((value) => [...scalar(value)]));
  const prefixed = (prefix: number, bytes: Uint8Array) => Uint8Array.of(prefix, ...bytes.subarray(1));
  return [
    ['empty', new Uint8Array(0)],
    ['the point at infinity', Uint8Array.of(0)],
    ['all zero', new Uint8Array(65)],
    ['at the origin', with04(0n, 0n)],
    ['off the curve', with04(1n, 1n)],
    ['off the curve by one bit', Uint8Array.of(...key.subarray(0, 64), key[64]! ^ 1)],
    ['hybrid 06', prefixed(6, key)],
    ['hybrid 07', prefixed(7, key)],
    ['prefixed 05', prefixed(5, key)],
    ['prefixed 00', prefixed(0, key)],
    ['02 with 65 bytes', prefixed(2, key)],
    ['04 with 33 bytes', prefixed(4, compressed(key))],
    ['one byte short', key.slice(0, 64).fill(4, 0, 1)],
    ['one byte long', Uint8Array.of(...key, 0)],
    ['an alias with X + p', with04(x + FIELD, y)],
    ['an alias with X + p, compressed', Uint8Array.of(2 + Number(y & 1n), ...scalar(x + FIELD))],
    ['an alias with X + p, bare', with04(x + FIELD, y).slice(1)],
    ['X = p', with04(FIELD, y)],
    ['Y = p', with04(x, FIELD)],
    ['compressed without a Y', hex(`02${xWithoutY().toString(16).padStart(64, '0')}`)],
    ['on another curve', with04(...P256_GENERATOR)],
    ['text', '04' as unknown as Uint8Array],
    ['absent', undefined as unknown as Uint8Array],
  ];
}

const P256_GENERATOR = [
  0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n,
  0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n,
] as const;

const B = 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n;

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let square = base % FIELD, rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % FIELD;
    square = (square * square) % FIELD;
  }
  return result;
}

function candidateY(x: bigint): bigint | undefined {
  const right = ((((x * x - 3n) * x + B) % FIELD) + FIELD) % FIELD;
  const root = power(right, (FIELD + 1n) / 4n);
  return (root * root) % FIELD === right ? root : undefined;
}

/** A point whose X + p still fits 32 bytes. */
function pointWithSmallX(): [bigint, bigint] {
  for (let x = 1n; ; x++) {
    const y = candidateY(x);
    if (y !== undefined) return [x, y];
  }
}

function xWithoutY(): bigint {
  for (let x = 1n; ; x++) if (candidateY(x) === undefined) return x;
}
