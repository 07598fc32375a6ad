import { requireBytes } from './checks.js';
import { nodeCrypto } from './engines/modules.js';

/** A source of random bytes: takes a count, returns that many bytes. */
export type RandomSource = (count: number) => Uint8Array;

/** `count` bytes from the system's cryptographic generator. */
export function randomBytes(count: number): Uint8Array {
  return nodeCrypto().randomFillSync(new Uint8Array(count));
}

/** Compares in a time that depends only on the lengths. Arrays of different length are unequal. */
export function equalConstantTime(a: Uint8Array, b: Uint8Array): boolean {
  requireBytes(a, 'The first operand');
  requireBytes(b, 'The second operand');
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= a[i]! ^ b[i]!;
  return difference === 0;
}

/** One new array holding the parts in order. */
export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  let total = 0;
  for (const part of parts) total += part.length;
  const joined = new Uint8Array(total);
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/** A plain `Uint8Array` with the bytes of a Node buffer, sharing memory only when the buffer owns all of it. */
export function plainBytes(buffer: Uint8Array): Uint8Array {
  return buffer.byteLength === buffer.buffer.byteLength
    ? new Uint8Array(buffer.buffer)
    : new Uint8Array(buffer);
}

/** XOR of two arrays of the same length, as a new array. */
export function xorBytes(a: Uint8Array, b: Uint8Array): Uint8Array {
  const result = new Uint8Array(a.length);
  for (let i = 0; i < a.length; i++) result[i] = a[i]! ^ b[i]!;
  return result;
}
