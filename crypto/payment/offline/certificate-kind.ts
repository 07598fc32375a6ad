import { CryptoError } from '../../errors.js';
import { panDigits, panField } from '../account.js';
import type { OfflineProblem } from './problems.js';

/**
 * Issuer and card certificates differ in their format bytes and in whose name they hold (EMV Book 2, 6.3 and 6.4; pboc.md 6).
 */
export interface CertificateKind {
  readonly rsaFormat: number;
  readonly sm2Format: number;
  readonly subjectBytes: number;
  /** What does not match when the subject is not the card's. */
  readonly problem: OfflineProblem;
  /** @throws CryptoError `BAD_ARGUMENT` */
  encodeSubject(subject: string): Uint8Array;
  belongsTo(subject: Uint8Array, pan: string): boolean;
}

/** Tag 90: the first 3 to 8 digits of the PAN in 4 bytes, F behind. */
export const ISSUER_CERTIFICATE: CertificateKind = {
  rsaFormat: 0x02,
  sm2Format: 0x12,
  subjectBytes: 4,
  problem: 'ISSUER_IDENTIFIER',
  encodeSubject(subject) {
    if (!/^[0-9]{3,8}$/.test(subject)) {
      throw new CryptoError('BAD_ARGUMENT', 'An issuer identifier is the first 3 to 8 digits of the PAN.');
    }
    const text = subject.padEnd(8, 'F');
    return Uint8Array.from({ length: 4 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
  },
  belongsTo(subject, pan) {
    const digits = panDigits(subject);
    return digits !== undefined && digits.length >= 3 && pan.startsWith(digits);
  },
};

/** Tag 9F46: the PAN in 10 bytes, F behind. */
export const ICC_CERTIFICATE: CertificateKind = {
  rsaFormat: 0x04,
  sm2Format: 0x14,
  subjectBytes: 10,
  problem: 'CERTIFICATE_PAN',
  encodeSubject: (pan) => panField(pan, 10),
  belongsTo: (subject, pan) => panDigits(subject) === pan,
};
