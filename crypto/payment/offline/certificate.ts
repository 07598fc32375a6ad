import { isExpired, type YearMonth, yearMonthOf } from './certificate-date.js';
import type { CertificateKind } from './certificate-kind.js';
import type { PaymentPublicKey } from './keys.js';
import type { OfflineProblem } from './problems.js';

/** What a card holds of one certificate. Remainder and exponent exist in the RSA form only. */
export interface CertificateObjects {
  /** 90 or 9F46 */
  readonly certificate: Uint8Array;
  /** 92 or 9F48 */
  readonly remainder?: Uint8Array | undefined;
  /** 9F32 or 9F47 */
  readonly exponent?: Uint8Array | undefined;
}

/** What to certify. */
export interface CertificateContents {
  /** Issuer certificate: the first 3 to 8 digits of the PAN. Card certificate: the PAN. */
  readonly subject: string;
  readonly expiry: YearMonth;
  /** 3 bytes */
  readonly serialNumber: Uint8Array;
  readonly publicKey: PaymentPublicKey;
}

/** What a certificate must fit. */
export interface CertificateExpectation {
  /** Digits of 5A */
  readonly pan: string;
  readonly today: YearMonth;
}

/** A certificate that holds. */
export interface VerifiedCertificate {
  readonly publicKey: PaymentPublicKey;
  /** For a revocation list; 3 bytes. */
  readonly serialNumber: Uint8Array;
  readonly expiry: YearMonth;
}

/** Bytes of serial number and expiry date. */
export const SERIAL_BYTES = 3;
export const EXPIRY_BYTES = 2;

/** The checks that come after the signature and are the same in both forms: subject, then date. */
export function subjectAndExpiryProblem(
  kind: CertificateKind,
  subject: Uint8Array,
  expiry: Uint8Array,
  expected: CertificateExpectation,
): OfflineProblem | undefined {
  if (!kind.belongsTo(subject, expected.pan)) return kind.problem;
  const date = yearMonthOf(expiry);
  if (date === undefined) return 'CERTIFICATE_DATE';
  return isExpired(date, expected.today) ? 'CERTIFICATE_EXPIRED' : undefined;
}
