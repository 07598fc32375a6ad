import type { CertificateObjects, PaymentPrivateKey } from '../../../../crypto/index.js';

/** What a card shows of itself for one set of records: the certificate over their static data, and the signature of SDA. */
export interface SignedSet {
  /** 9F46, with RSA also 9F47 and 9F48. */
  readonly certificate: CertificateObjects;
  /** 93 */
  readonly staticSignature: Uint8Array;
}

/** All that offline data authentication needs in one algorithm. */
export interface OfflineCredentials {
  /** 8F */
  readonly schemeIndex: number;
  /** 90, with RSA also 92 and 9F32. */
  readonly issuer: CertificateObjects;
  readonly privateKey: PaymentPrivateKey;
  /** For debit/credit. */
  readonly contact: SignedSet;
  /** For electronic cash and fast payment. */
  readonly fast: SignedSet;
}

/** International and SM form; a card has one or both. */
export interface BankCredentials {
  readonly international?: OfflineCredentials;
  readonly sm?: OfflineCredentials;
}

/** Static data to be authenticated of both sets of records, the AIP at the end. */
export interface StaticData {
  readonly contact: Uint8Array;
  readonly fast: Uint8Array;
}
