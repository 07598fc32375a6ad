import { concatBytes } from '../../apdu/bytes.js';
import { pinBlock, pinOfBlock, type RandomSource, randomBytes, sm4 } from '../../crypto/index.js';
import type { Token } from '../serving/tcp/token.js';

const PURPOSE = new TextEncoder().encode('PIN');
const KEY_BYTES = 16;
const BLOCK_BYTES = 8;

/** The key that covers PINs on one connection: only who knows the token can make it. */
function coverKey(token: Token, nonce: Uint8Array): Uint8Array {
  return token.proof(concatBytes(nonce, PURPOSE)).slice(0, KEY_BYTES);
}

/** One block, another each time even for the same PIN. @throws CryptoError `BAD_ARGUMENT` for what is no PIN */
export function coverPin(
  token: Token,
  nonce: Uint8Array,
  pin: string,
  random: RandomSource = randomBytes,
): Uint8Array {
  const block = concatBytes(pinBlock(2, pin), random(BLOCK_BYTES));
  return sm4(coverKey(token, nonce)).encryptBlock(block);
}

/** Undefined when no PIN comes out. */
export function uncoverPin(token: Token, nonce: Uint8Array, covered: Uint8Array): string | undefined {
  if (covered.length !== KEY_BYTES) return undefined;
  return pinOfBlock(2, sm4(coverKey(token, nonce)).decryptBlock(covered).subarray(0, BLOCK_BYTES));
}
