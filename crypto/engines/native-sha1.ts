import { plainBytes } from '../bytes.js';
import type { Sha1Engine } from './engine.js';
import { nodeCrypto } from './modules.js';

/** SHA-1 of the platform's OpenSSL. */
export const nativeSha1: Sha1Engine = (message) =>
  plainBytes(nodeCrypto().createHash('sha1').update(message).digest());
