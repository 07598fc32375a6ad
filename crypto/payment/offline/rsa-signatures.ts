import { concatBytes } from '../../bytes.js';
import { CryptoError } from '../../errors.js';
import type { RsaPrivateKey, RsaPublicKey } from '../../rsa/keys.js';
import type { OfflinePrimitives } from './offline-primitives.js';
import { failed, type OfflineResult } from './problems.js';
import {
  frameContentBytes,
  isBbPadding,
  openRsaFrame,
  padWithBb,
  SHA1_INDICATOR,
  sealRsaFrame,
} from './rsa-frame.js';

const STATIC_FORMAT = 0x03;
const DYNAMIC_FORMAT = 0x05;
const CODE_BYTES = 2;

/** Tag 93 (EMV Book 2, 5.4): 6A, 03, 01, DAC, BB..., SHA-1 with the static data, BC. */
export function makeRsaStaticSignature(
  primitives: OfflinePrimitives,
  key: RsaPrivateKey,
  authenticationCode: Uint8Array,
  staticData: Uint8Array,
): Uint8Array {
  const content = concatBytes(Uint8Array.of(SHA1_INDICATOR), authenticationCode);
  return sealPadded(primitives, key, STATIC_FORMAT, content, staticData);
}

export function verifyRsaStaticSignature(
  primitives: OfflinePrimitives,
  key: RsaPublicKey,
  signedData: Uint8Array,
  staticData: Uint8Array,
): OfflineResult<{ readonly authenticationCode: Uint8Array }> {
  const opened = openRsaFrame(primitives, key, signedData, STATIC_FORMAT);
  if (!opened.ok) return opened;
  const { content } = opened.frame;
  if (content[0] !== SHA1_INDICATOR) return failed('HASH_ALGORITHM');
  if (!opened.frame.hashCovers(staticData)) return failed('HASH');
  if (!isBbPadding(content.subarray(1 + CODE_BYTES))) return failed('PADDING');
  return { ok: true, authenticationCode: content.slice(1, 1 + CODE_BYTES) };
}

/** Tag 9F4B (EMV Book 2, 6.5 and 6.6): 6A, 05, 01, LDD, dynamic data, BB..., SHA-1 with the terminal data, BC. */
export function makeRsaDynamicSignature(
  primitives: OfflinePrimitives,
  key: RsaPrivateKey,
  dynamicData: Uint8Array,
  terminalData: Uint8Array,
): Uint8Array {
  const content = concatBytes(Uint8Array.of(SHA1_INDICATOR, dynamicData.length), dynamicData);
  return sealPadded(primitives, key, DYNAMIC_FORMAT, content, terminalData);
}

export function verifyRsaDynamicSignature(
  primitives: OfflinePrimitives,
  key: RsaPublicKey,
  signedData: Uint8Array,
  terminalData: Uint8Array,
): OfflineResult<{ readonly dynamicData: Uint8Array }> {
  const opened = openRsaFrame(primitives, key, signedData, DYNAMIC_FORMAT);
  if (!opened.ok) return opened;
  const { content } = opened.frame;
  if (content[0] !== SHA1_INDICATOR) return failed('HASH_ALGORITHM');
  if (!opened.frame.hashCovers(terminalData)) return failed('HASH');
  const end = 2 + content[1]!;
  if (end > content.length) return failed('DYNAMIC_DATA');
  if (!isBbPadding(content.subarray(end))) return failed('PADDING');
  return { ok: true, dynamicData: content.slice(2, end) };
}

function sealPadded(
  primitives: OfflinePrimitives,
  key: RsaPrivateKey,
  format: number,
  content: Uint8Array,
  extra: Uint8Array,
): Uint8Array {
  const room = frameContentBytes(primitives.rsa.publicKey(key));
  if (content.length > room) {
    throw new CryptoError(
      'BAD_LENGTH',
      `This RSA key signs ${room} bytes of data, not ${content.length}; use a longer key.`,
    );
  }
  return sealRsaFrame(primitives, key, format, padWithBb(content, room), [extra]);
}
