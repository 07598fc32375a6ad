import type { HashEngine } from './engine.js';
import { smCryptoSm3 } from './modules.js';
import { toArray } from './plain-arrays.js';

/** SM3 of sm-crypto. */
export function portableHash(): HashEngine {
  const hash = smCryptoSm3();
  return {
    digest: (message) => fromHex(hash(toArray(message))),
    hmac: (key, message) => fromHex(hash(toArray(message), { mode: 'hmac', key: toArray(key) })),
  };
}

function fromHex(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i++) {
    bytes[i] = (digit(hex.charCodeAt(2 * i)) << 4) | digit(hex.charCodeAt(2 * i + 1));
  }
  return bytes;
}

/** Lower-case hexadecimal digit, as sm-crypto writes it. */
function digit(code: number): number {
  return code < 0x3a ? code - 0x30 : code - 0x57;
}
