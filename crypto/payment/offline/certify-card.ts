import type { CertificateContents, CertificateObjects } from './certificate.js';
import type { PaymentPrivateKey } from './keys.js';
import type { OfflineAuthentication } from './offline-authentication.js';

/** A key that certifies, and what stands in the certificate of the next one. */
export interface CertifiedKey extends Omit<CertificateContents, 'publicKey'> {
  readonly privateKey: PaymentPrivateKey;
}

export interface CardCertification {
  readonly schemeKey: PaymentPrivateKey;
  /** Subject: the first 3 to 8 digits of the PAN. */
  readonly issuer: CertifiedKey;
  /** Subject: the PAN. */
  readonly card: CertifiedKey;
  /** From `staticDataToAuthenticate` */
  readonly staticData: Uint8Array;
  /** DAC, 2 bytes */
  readonly authenticationCode: Uint8Array;
}

/** Everything that a card holds for offline data authentication besides its private key. */
export interface CardCertificates {
  /** 90, 92, 9F32 */
  readonly issuer: CertificateObjects;
  /** 9F46, 9F48, 9F47 */
  readonly card: CertificateObjects;
  /** 93 */
  readonly signedStaticData: Uint8Array;
}

/**
 * Certificates of one card below a scheme key whose private half is at hand: for test schemes only. All three keys
 * have the same algorithm.
 */
export function certifyCard(offline: OfflineAuthentication, input: CardCertification): CardCertificates {
  const { schemeKey, issuer, card, staticData, authenticationCode } = input;
  const contents = ({ privateKey, ...rest }: CertifiedKey): CertificateContents => ({
    ...rest,
    publicKey: offline.publicKey(privateKey),
  });
  return {
    issuer: offline.makeIssuerCertificate(schemeKey, contents(issuer)),
    card: offline.makeIccCertificate(issuer.privateKey, contents(card), staticData),
    signedStaticData: offline.signStaticData(issuer.privateKey, authenticationCode, staticData),
  };
}
