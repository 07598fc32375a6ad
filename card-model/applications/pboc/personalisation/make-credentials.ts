import type { CertificateObjects, PaymentPrivateKey, YearMonth } from '../../../../crypto/index.js';
import { type CryptoSuite, createCryptoSuite } from '../../../../crypto/index.js';
import type { OfflineCredentials, SignedSet, StaticData } from './credentials.js';
import { derivedRandom } from './derived-random.js';

/** Bits of the RSA key of a card: up to this length 9F4B fits into the answer of a fast payment. pboc.md 3 */
const ICC_RSA_BITS = 1024;
const SERIAL_BYTES = 3;
const AUTHENTICATION_CODE_BYTES = 2;

/** The one who signs for a card, in one algorithm. */
export interface CardSigner {
  readonly schemeIndex: number;
  /** 90, with RSA also 92 and 9F32. */
  readonly certificate: CertificateObjects;
  readonly privateKey: PaymentPrivateKey;
}

/** Whose keys and certificates are made. */
export interface CardAccount {
  readonly pan: string;
  readonly psn: string;
  readonly expiry: YearMonth;
}

/** Everything that signs keeps to one stream of bytes: the same signer, card and data give the same certificates. */
function suiteFor(signer: PaymentPrivateKey, purpose: string, account: CardAccount): CryptoSuite {
  const secret = signer.algorithm === 'SM2' ? signer.privateKey : rsaSecret(signer);
  const random = derivedRandom(purpose, secret, account.pan, account.psn);
  return createCryptoSuite('native', { random });
}

function rsaSecret({ privateKey }: PaymentPrivateKey & { algorithm: 'RSA' }): Uint8Array {
  return 'p' in privateKey ? privateKey.p : privateKey.privateExponent;
}

/** The key of a card, which follows from the key of its signer and the account. RSA takes a second or two. */
export function makeIccKey(signer: CardSigner, account: CardAccount): PaymentPrivateKey {
  const { sm2, rsa } = suiteFor(signer.privateKey, 'ICC key', account);
  return signer.privateKey.algorithm === 'SM2'
    ? { algorithm: 'SM2', privateKey: sm2.generateKeyPair().privateKey }
    : { algorithm: 'RSA', privateKey: rsa.generateKey({ bits: ICC_RSA_BITS }) };
}

/** Certificates and signatures of a card over its static data. */
export function makeCredentials(
  signer: CardSigner,
  iccKey: PaymentPrivateKey,
  account: CardAccount,
  staticData: StaticData,
): OfflineCredentials {
  const { offlineAuthentication } = suiteFor(signer.privateKey, 'ICC certificates', account);
  const random = derivedRandom('ICC certificate numbers', account.pan, account.psn);
  const publicKey = offlineAuthentication.publicKey(iccKey);
  const sign = (data: Uint8Array): SignedSet => {
    const contents = {
      subject: account.pan,
      expiry: account.expiry,
      serialNumber: random(SERIAL_BYTES),
      publicKey,
    };
    return {
      certificate: offlineAuthentication.makeIccCertificate(signer.privateKey, contents, data),
      staticSignature: offlineAuthentication.signStaticData(
        signer.privateKey,
        random(AUTHENTICATION_CODE_BYTES),
        data,
      ),
    };
  };
  return {
    schemeIndex: signer.schemeIndex,
    issuer: signer.certificate,
    privateKey: iccKey,
    contact: sign(staticData.contact),
    fast: sign(staticData.fast),
  };
}

/** Digits of the PAN that name its issuer in a certificate. */
const IDENTIFIER_DIGITS = 6;

export const issuerIdentifier = (pan: string): string => pan.slice(0, IDENTIFIER_DIGITS);

/** A certificate of the scheme for an issuer's key. @param subject first digits of the PAN */
export function makeIssuerCertificate(
  schemeKey: PaymentPrivateKey,
  issuerKey: PaymentPrivateKey,
  subject: string,
  expiry: YearMonth,
): CertificateObjects {
  const account = { pan: subject, psn: '', expiry };
  const { offlineAuthentication } = suiteFor(schemeKey, 'issuer certificate', account);
  return offlineAuthentication.makeIssuerCertificate(schemeKey, {
    subject,
    expiry,
    serialNumber: derivedRandom('issuer certificate number', subject)(SERIAL_BYTES),
    publicKey: offlineAuthentication.publicKey(issuerKey),
  });
}
