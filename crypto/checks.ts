import { CryptoError } from './errors.js';

/** Accepts any `Uint8Array`, also one of another realm (a worker, a test runner's sandbox). */
export function isBytes(value: unknown): value is Uint8Array {
  return (
    value instanceof Uint8Array ||
    (ArrayBuffer.isView(value) && Object.prototype.toString.call(value) === '[object Uint8Array]')
  );
}

/** @throws CryptoError `NOT_BYTES` */
export function requireBytes(value: Uint8Array, what: string): void {
  if (!isBytes(value))
    throw new CryptoError('NOT_BYTES', `${what} must be a Uint8Array; pass bytes, not text.`);
}

/** @throws CryptoError `NOT_BYTES` or `BAD_LENGTH` */
export function requireLength(value: Uint8Array, bytes: number, what: string): void {
  requireBytes(value, what);
  if (value.length !== bytes) {
    throw new CryptoError('BAD_LENGTH', `${what} must have ${bytes} bytes but has ${value.length}.`);
  }
}

/** Whole blocks only: the ciphers here never pad by themselves. @throws CryptoError `NOT_BYTES` or `BAD_LENGTH` */
export function requireWholeBlocks(value: Uint8Array, blockBytes: number, what: string): void {
  requireBytes(value, what);
  if (value.length % blockBytes !== 0) {
    throw new CryptoError(
      'BAD_LENGTH',
      `${what} has ${value.length} bytes, which is no multiple of ${blockBytes}; pad it first, for example with padIso9797Method2.`,
    );
  }
}
