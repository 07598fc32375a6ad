import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { CryptoError, type CryptoErrorCode } from '../../crypto/index.js';

/** Bytes of a hexadecimal string, spaces allowed; a plain Uint8Array with memory of its own. */
export function hex(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
}

export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

export function ascii(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'ascii'));
}

/** The bytes 0, 1, 2... */
export function counting(count: number): Uint8Array {
  return Uint8Array.from({ length: count }, (_, index) => index);
}

export function expectCode(action: () => unknown, code: CryptoErrorCode): void {
  let thrown: unknown;
  try {
    action();
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(CryptoError);
  expect((thrown as CryptoError).code).toBe(code);
}

/** Neither a Buffer nor a window into memory that others share. */
export function expectPlain(bytes: Uint8Array): void {
  expect(Object.getPrototypeOf(bytes)).toBe(Uint8Array.prototype);
  expect(bytes.buffer.byteLength).toBe(bytes.byteLength);
}

export interface Vector {
  readonly id: string;
  readonly alg: string;
  readonly input: Record<string, string> & {
    iterations?: number;
    klen?: number;
    msgRepeat?: [string, number];
  };
  readonly output: Record<string, string>;
}

const file = new URL('../../fixtures/vectors/sm-vectors.json', import.meta.url);

/** The published examples of one algorithm. */
export function vectorsOf(algorithm: string): Vector[] {
  const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as { vectors: Vector[] };
  const found = vectors.filter(({ alg }) => alg === algorithm);
  if (found.length === 0) throw new Error(`No vectors of ${algorithm}.`);
  return found;
}

export function allVectors(): Vector[] {
  return (JSON.parse(readFileSync(file, 'utf8')) as { vectors: Vector[] }).vectors;
}

/** Key pair of the signature example of GB/T 32918.5. */
export const EXAMPLE_PRIVATE_KEY = hex('3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8');
export const EXAMPLE_PUBLIC_KEY = hex(
  '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
);
export const ORDER = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
export const FIELD = 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn;

export function scalar(value: bigint): Uint8Array {
  return hex(value.toString(16).padStart(64, '0'));
}
