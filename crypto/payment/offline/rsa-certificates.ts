import { concatBytes } from '../../bytes.js';
import { requireLength } from '../../checks.js';
import { CryptoError } from '../../errors.js';
import type { RsaPrivateKey, RsaPublicKey } from '../../rsa/keys.js';
import { ByteReader } from './byte-reader.js';
import {
  type CertificateContents,
  type CertificateExpectation,
  type CertificateObjects,
  EXPIRY_BYTES,
  SERIAL_BYTES,
  subjectAndExpiryProblem,
  type VerifiedCertificate,
} from './certificate.js';
import { yearMonthBytes, yearMonthOf } from './certificate-date.js';
import type { CertificateKind } from './certificate-kind.js';
import { exponentBytes, exponentOf, type RsaPaymentPublicKey } from './keys.js';
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

/** Public key algorithm indicator of RSA (EMV Book 2, B2.1). */
const RSA_INDICATOR = 0x01;
/** Hash and key algorithm, length of modulus and of exponent. */
const DESCRIPTION_BYTES = 4;
const NOTHING = new Uint8Array(0);

function leftPartBytes(kind: CertificateKind, key: RsaPublicKey): number {
  const fixed = kind.subjectBytes + EXPIRY_BYTES + SERIAL_BYTES + DESCRIPTION_BYTES;
  return frameContentBytes(key) - fixed;
}

/**
 * Certificate with message recovery (EMV Book 2, 6.3 and 6.4): what of the modulus does not fit into the block
 * is its remainder (92, 9F48).
 * @param extra static data of a card certificate, else empty
 */
export function makeRsaCertificate(
  primitives: OfflinePrimitives,
  kind: CertificateKind,
  signingKey: RsaPrivateKey,
  contents: CertificateContents,
  extra: Uint8Array,
): CertificateObjects {
  const { publicKey, serialNumber } = contents;
  requireLength(serialNumber, SERIAL_BYTES, 'The serial number of a certificate');
  if (publicKey.algorithm !== 'RSA' || !primitives.rsa.isPublicKey(publicKey)) {
    throw new CryptoError('BAD_PUBLIC_KEY', 'An RSA key certifies RSA keys of 64 to 256 bytes only.');
  }
  const { modulus } = publicKey;
  if (modulus.length > 0xff) {
    throw new CryptoError('BAD_PUBLIC_KEY', 'A certificate tells the length of a key in one byte.');
  }
  const room = leftPartBytes(kind, primitives.rsa.publicKey(signingKey));
  if (room < 0) throw new CryptoError('BAD_PRIVATE_KEY', 'This RSA key is too short to certify another.');
  const exponent = exponentBytes(publicKey.exponent);
  const remainder = modulus.slice(room);
  const content = concatBytes(
    kind.encodeSubject(contents.subject),
    yearMonthBytes(contents.expiry),
    serialNumber,
    Uint8Array.of(SHA1_INDICATOR, RSA_INDICATOR, modulus.length, exponent.length),
    padWithBb(modulus.subarray(0, room), room),
  );
  const covered = [remainder, exponent, extra];
  const certificate = sealRsaFrame(primitives, signingKey, kind.rsaFormat, content, covered);
  return remainder.length > 0 ? { certificate, remainder, exponent } : { certificate, exponent };
}

/** Checks in the order of EMV Book 2, 6.3 and 6.4. */
export function verifyRsaCertificate(
  primitives: OfflinePrimitives,
  kind: CertificateKind,
  verifyingKey: RsaPublicKey,
  objects: CertificateObjects,
  expected: CertificateExpectation,
  extra: Uint8Array,
): OfflineResult<VerifiedCertificate> {
  const opened = openRsaFrame(primitives, verifyingKey, objects.certificate, kind.rsaFormat);
  if (!opened.ok) return opened;
  const room = leftPartBytes(kind, verifyingKey);
  if (room < 0) return failed('KEY_LENGTH');
  const { remainder = NOTHING, exponent = NOTHING } = objects;

  const reader = new ByteReader(opened.frame.content);
  const subject = reader.take(kind.subjectBytes);
  const expiry = reader.take(EXPIRY_BYTES);
  const serialNumber = reader.take(SERIAL_BYTES);
  const [hashAlgorithm, keyAlgorithm, keyBytes, exponentLength] = reader.take(DESCRIPTION_BYTES);
  const leftPart = reader.rest();
  if (hashAlgorithm !== SHA1_INDICATOR) return failed('HASH_ALGORITHM');
  if (!opened.frame.hashCovers(remainder, exponent, extra)) return failed('HASH');
  const problem = subjectAndExpiryProblem(kind, subject, expiry, expected);
  if (problem !== undefined) return failed(problem);
  if (keyAlgorithm !== RSA_INDICATOR) return failed('KEY_ALGORITHM');
  const exponentValue = exponentOf(exponent);
  if (exponentValue === undefined || exponent.length !== exponentLength) return failed('EXPONENT');
  const inBlock = Math.min(keyBytes!, room);
  if (inBlock + remainder.length !== keyBytes) return failed('KEY_LENGTH');
  if (!isBbPadding(leftPart.subarray(inBlock))) return failed('PADDING');
  const publicKey: RsaPaymentPublicKey = {
    algorithm: 'RSA',
    modulus: concatBytes(leftPart.subarray(0, inBlock), remainder),
    exponent: exponentValue,
  };
  if (!primitives.rsa.isPublicKey(publicKey)) return failed('CERTIFIED_KEY');
  return { ok: true, publicKey, serialNumber, expiry: yearMonthOf(expiry)! };
}
