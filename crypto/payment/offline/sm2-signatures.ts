import { concatBytes } from '../../bytes.js';
import { CryptoError } from '../../errors.js';
import type { OfflinePrimitives } from './offline-primitives.js';
import { failed, type OfflineResult } from './problems.js';

/** r, s */
export const SM2_SIGNATURE_BYTES = 64;

const STATIC_FORMAT = 0x13;
const DYNAMIC_FORMAT = 0x15;
const STATIC_BYTES = 1 + 2 + SM2_SIGNATURE_BYTES;

/** Tag 93, 67 bytes: 13, DAC, r, s over 13, DAC, static data (pboc.md 6). */
export function makeSm2StaticSignature(
  primitives: OfflinePrimitives,
  key: Uint8Array,
  authenticationCode: Uint8Array,
  staticData: Uint8Array,
): Uint8Array {
  return signed(primitives, key, concatBytes(Uint8Array.of(STATIC_FORMAT), authenticationCode), staticData);
}

export function verifySm2StaticSignature(
  primitives: OfflinePrimitives,
  key: Uint8Array,
  signedData: Uint8Array,
  staticData: Uint8Array,
): OfflineResult<{ readonly authenticationCode: Uint8Array }> {
  if (!primitives.sm2.isPublicKey(key)) return failed('KEY_UNUSABLE');
  if (signedData.length !== STATIC_BYTES) return failed('DATA_LENGTH');
  if (signedData[0] !== STATIC_FORMAT) return failed('FORMAT');
  if (!covers(primitives, key, signedData, staticData)) return failed('SIGNATURE');
  return { ok: true, authenticationCode: signedData.slice(1, 3) };
}

/** Tag 9F4B: 15, LDD, dynamic data, r, s over 15, LDD, dynamic data, terminal data (pboc.md 6). */
export function makeSm2DynamicSignature(
  primitives: OfflinePrimitives,
  key: Uint8Array,
  dynamicData: Uint8Array,
  terminalData: Uint8Array,
): Uint8Array {
  if (dynamicData.length > 0xff) {
    throw new CryptoError('BAD_LENGTH', 'The dynamic data of a card has at most 255 bytes.');
  }
  const head = concatBytes(Uint8Array.of(DYNAMIC_FORMAT, dynamicData.length), dynamicData);
  return signed(primitives, key, head, terminalData);
}

export function verifySm2DynamicSignature(
  primitives: OfflinePrimitives,
  key: Uint8Array,
  signedData: Uint8Array,
  terminalData: Uint8Array,
): OfflineResult<{ readonly dynamicData: Uint8Array }> {
  if (!primitives.sm2.isPublicKey(key)) return failed('KEY_UNUSABLE');
  const length = signedData.length - SM2_SIGNATURE_BYTES - 2;
  if (length < 0 || signedData[1] !== length) return failed('DATA_LENGTH');
  if (signedData[0] !== DYNAMIC_FORMAT) return failed('FORMAT');
  if (!covers(primitives, key, signedData, terminalData)) return failed('SIGNATURE');
  return { ok: true, dynamicData: signedData.slice(2, 2 + length) };
}

function signed(
  { sm2 }: OfflinePrimitives,
  key: Uint8Array,
  head: Uint8Array,
  extra: Uint8Array,
): Uint8Array {
  return concatBytes(head, sm2.sign(concatBytes(head, extra), key));
}

function covers(
  { sm2 }: OfflinePrimitives,
  key: Uint8Array,
  signedData: Uint8Array,
  extra: Uint8Array,
): boolean {
  const head = signedData.subarray(0, -SM2_SIGNATURE_BYTES);
  return sm2.verify(signedData.subarray(-SM2_SIGNATURE_BYTES), concatBytes(head, extra), key);
}
