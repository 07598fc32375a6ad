import { concatBytes, equalConstantTime } from '../../bytes.js';
import { CryptoError } from '../../errors.js';
import type { RsaPrivateKey, RsaPublicKey } from '../../rsa/keys.js';
import type { OfflinePrimitives } from './offline-primitives.js';
import { failed, type OfflineResult } from './problems.js';

const HEADER = 0x6a;
const TRAILER = 0xbc;
const PADDING = 0xbb;
const HASH_BYTES = 20;
/** Header, format, hash and trailer. */
const FRAME_BYTES = 1 + 1 + HASH_BYTES + 1;
/** Hash algorithm indicator of SHA-1 (EMV Book 2, B3.1). */
export const SHA1_INDICATOR = 0x01;

/** Bytes between format and hash in the block of a key. */
export function frameContentBytes(key: RsaPublicKey): number {
  return key.modulus.length - FRAME_BYTES;
}

/** Fills up with BB to `bytes`. */
export function padWithBb(content: Uint8Array, bytes: number): Uint8Array {
  const padded = new Uint8Array(bytes).fill(PADDING);
  padded.set(content);
  return padded;
}

export function isBbPadding(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === PADDING);
}

/**
 * Signature with message recovery (EMV Book 2, A2.1): 6A, format, content, SHA-1 over format, content and what is
 * not in the block, BC, under the private key.
 * @param content exactly `frameContentBytes`
 */
export function sealRsaFrame(
  { rsa, sha1 }: OfflinePrimitives,
  key: RsaPrivateKey,
  format: number,
  content: Uint8Array,
  extra: readonly Uint8Array[],
): Uint8Array {
  const room = frameContentBytes(rsa.publicKey(key));
  if (content.length !== room) {
    throw new CryptoError(
      'BAD_LENGTH',
      `Signed data under this RSA key has ${room} bytes, not ${content.length}.`,
    );
  }
  const body = concatBytes(Uint8Array.of(format), content);
  const hash = sha1(concatBytes(body, ...extra));
  return rsa.privateOperation(concatBytes(Uint8Array.of(HEADER), body, hash, Uint8Array.of(TRAILER)), key);
}

/** A recovered block whose hash is not looked at yet: it may need data that the block itself describes. */
export interface RecoveredFrame {
  readonly content: Uint8Array;
  hashCovers(...extra: readonly Uint8Array[]): boolean;
}

/** Recovers and checks length, trailer, header, format, in this order (EMV Book 2, 5.3 to 6.5, steps 1 to 4). */
export function openRsaFrame(
  { rsa, sha1 }: OfflinePrimitives,
  key: RsaPublicKey,
  block: Uint8Array,
  format: number,
): OfflineResult<{ readonly frame: RecoveredFrame }> {
  if (!rsa.isPublicKey(key)) return failed('KEY_UNUSABLE');
  if (block.length !== key.modulus.length) return failed('DATA_LENGTH');
  if (!rsa.isBlock(block, key)) return failed('BLOCK_TOO_LARGE');
  const recovered = rsa.publicOperation(block, key);
  if (recovered.at(-1) !== TRAILER) return failed('TRAILER');
  if (recovered[0] !== HEADER) return failed('HEADER');
  if (recovered[1] !== format) return failed('FORMAT');
  const body = recovered.subarray(1, -1 - HASH_BYTES);
  const hash = recovered.subarray(-1 - HASH_BYTES, -1);
  const frame: RecoveredFrame = {
    content: body.slice(1),
    hashCovers: (...extra) => equalConstantTime(sha1(concatBytes(body, ...extra)), hash),
  };
  return { ok: true, frame };
}
