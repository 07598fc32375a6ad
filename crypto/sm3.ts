import { requireBytes } from './checks.js';
import type { HashEngine } from './engines/engine.js';

/** SM3 (GB/T 32905) of a message, 32 bytes. */
export function sm3With(engine: HashEngine, message: Uint8Array): Uint8Array {
  requireBytes(message, 'The message');
  return engine.digest(message);
}

/** HMAC-SM3 (GM/T 0042, RFC 2104), 32 bytes; the key may have any length. */
export function hmacSm3With(engine: HashEngine, key: Uint8Array, message: Uint8Array): Uint8Array {
  requireBytes(key, 'The key');
  requireBytes(message, 'The message');
  return engine.hmac(key, message);
}
