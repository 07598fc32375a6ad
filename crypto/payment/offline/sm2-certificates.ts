import { concatBytes } from '../../bytes.js';
import { requireLength } from '../../checks.js';
import { CryptoError } from '../../errors.js';
import { ByteReader } from './byte-reader.js';
import {
  type CertificateContents,
  type CertificateExpectation,
  EXPIRY_BYTES,
  SERIAL_BYTES,
  subjectAndExpiryProblem,
  type VerifiedCertificate,
} from './certificate.js';
import { yearMonthBytes, yearMonthOf } from './certificate-date.js';
import type { CertificateKind } from './certificate-kind.js';
import type { PaymentPublicKey } from './keys.js';
import type { OfflinePrimitives } from './offline-primitives.js';
import { failed, type OfflineResult } from './problems.js';
import { SM2_SIGNATURE_BYTES } from './sm2-signatures.js';

/** Signature algorithm SM2, no encipherment algorithm, parameter 11 (the recommended curve): pboc.md 6. */
const ALGORITHM = Uint8Array.of(0x04, 0x00, 0x11);
const KEY_BYTES = 64;

/** 142 bytes for an issuer, 148 for a card. */
function certificateBytes(kind: CertificateKind): number {
  return 1 + kind.subjectBytes + EXPIRY_BYTES + SERIAL_BYTES + 4 + KEY_BYTES + SM2_SIGNATURE_BYTES;
}

/**
 * Certificate in the SM form: format, subject, expiry, serial number, 04 00 11 40, X, Y, r, s. The signature covers
 * all before it and, of a card certificate, the static data.
 * @param extra static data of a card certificate, else empty
 */
export function makeSm2Certificate(
  { sm2 }: OfflinePrimitives,
  kind: CertificateKind,
  signingKey: Uint8Array,
  contents: CertificateContents,
  extra: Uint8Array,
): Uint8Array {
  const { publicKey, serialNumber } = contents;
  requireLength(serialNumber, SERIAL_BYTES, 'The serial number of a certificate');
  if (publicKey.algorithm !== 'SM2') {
    throw new CryptoError('BAD_PUBLIC_KEY', 'An SM2 key certifies SM2 keys only.');
  }
  if (!sm2.isPublicKey(publicKey.publicKey) || publicKey.publicKey.length < KEY_BYTES) {
    throw new CryptoError('BAD_PUBLIC_KEY', 'A certificate takes an SM2 key as X, Y or 04, X, Y.');
  }
  const head = concatBytes(
    Uint8Array.of(kind.sm2Format),
    kind.encodeSubject(contents.subject),
    yearMonthBytes(contents.expiry),
    serialNumber,
    ALGORITHM,
    Uint8Array.of(KEY_BYTES),
    publicKey.publicKey.slice(-KEY_BYTES),
  );
  return concatBytes(head, sm2.sign(concatBytes(head, extra), signingKey));
}

/** Checks in this order: length, format, signature, subject, expiry, algorithm and its parameters, the key itself. */
export function verifySm2Certificate(
  { sm2 }: OfflinePrimitives,
  kind: CertificateKind,
  verifyingKey: Uint8Array,
  certificate: Uint8Array,
  expected: CertificateExpectation,
  extra: Uint8Array,
): OfflineResult<VerifiedCertificate> {
  if (!sm2.isPublicKey(verifyingKey)) return failed('KEY_UNUSABLE');
  if (certificate.length !== certificateBytes(kind)) return failed('DATA_LENGTH');
  if (certificate[0] !== kind.sm2Format) return failed('FORMAT');
  const head = certificate.subarray(0, -SM2_SIGNATURE_BYTES);
  const signature = certificate.subarray(-SM2_SIGNATURE_BYTES);
  if (!sm2.verify(signature, concatBytes(head, extra), verifyingKey)) return failed('SIGNATURE');

  const reader = new ByteReader(head.subarray(1));
  const subject = reader.take(kind.subjectBytes);
  const expiry = reader.take(EXPIRY_BYTES);
  const serialNumber = reader.take(SERIAL_BYTES);
  const problem = subjectAndExpiryProblem(kind, subject, expiry, expected);
  if (problem !== undefined) return failed(problem);
  if (!ALGORITHM.every((byte) => byte === reader.byte())) return failed('KEY_ALGORITHM');
  if (reader.byte() !== KEY_BYTES) return failed('KEY_LENGTH');
  const publicKey: PaymentPublicKey = { algorithm: 'SM2', publicKey: reader.rest() };
  if (!sm2.isPublicKey(publicKey.publicKey)) return failed('CERTIFIED_KEY');
  return { ok: true, publicKey, serialNumber, expiry: yearMonthOf(expiry)! };
}
