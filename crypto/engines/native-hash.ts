import { plainBytes } from '../bytes.js';
import type { HashEngine } from './engine.js';
import { nodeCrypto } from './modules.js';

/** SM3 of the platform's OpenSSL. */
export function nativeHash(): HashEngine {
  const crypto = nodeCrypto();
  const hmac = (key: Uint8Array, message: Uint8Array) =>
    plainBytes(crypto.createHmac('sm3', key).update(message).digest());
  // crypto.hash came with Node 20.12 and is a third faster than a hash object; Electron may lack it.
  if (typeof crypto.hash === 'function') {
    return { digest: (message) => plainBytes(crypto.hash('sm3', message, 'buffer')), hmac };
  }
  return { digest: (message) => plainBytes(crypto.createHash('sm3').update(message).digest()), hmac };
}
