import { equalConstantTime } from '../../bytes.js';
import { requireLength } from '../../checks.js';
import type {
  CertificateContents,
  CertificateExpectation,
  CertificateObjects,
  VerifiedCertificate,
} from './certificate.js';
import { type CertificateKind, ICC_CERTIFICATE, ISSUER_CERTIFICATE } from './certificate-kind.js';
import {
  type CombinedDynamicData,
  decodeCombinedData,
  decodeDynamicNumber,
  encodeCombinedData,
  encodeDynamicNumber,
} from './dynamic-data.js';
import type { PaymentPrivateKey, PaymentPublicKey } from './keys.js';
import type { OfflinePrimitives } from './offline-primitives.js';
import { failed, type OfflineResult } from './problems.js';
import { makeRsaCertificate, verifyRsaCertificate } from './rsa-certificates.js';
import {
  makeRsaDynamicSignature,
  makeRsaStaticSignature,
  verifyRsaDynamicSignature,
  verifyRsaStaticSignature,
} from './rsa-signatures.js';
import { makeSm2Certificate, verifySm2Certificate } from './sm2-certificates.js';
import {
  makeSm2DynamicSignature,
  makeSm2StaticSignature,
  verifySm2DynamicSignature,
  verifySm2StaticSignature,
} from './sm2-signatures.js';

/** What a card signs in CDA; the hash is computed here. */
export interface CombinedSignatureInput extends Omit<CombinedDynamicData, 'transactionHash'> {
  /** 9F37, 4 bytes */
  readonly unpredictableNumber: Uint8Array;
  /** From `cdaTransactionData` */
  readonly transactionData: Uint8Array;
}

/** What a CDA answer must fit. */
export interface CombinedExpectation {
  /** 9F37 that the terminal sent */
  readonly unpredictableNumber: Uint8Array;
  /** 9F27 of the answer */
  readonly cryptogramInformation: number;
  /** From `cdaTransactionData` */
  readonly transactionData: Uint8Array;
}

/**
 * Offline data authentication in both forms: RSA with SHA-1 (EMV Book 2, 5 and 6) and SM2 with SM3
 * (pboc.md 6). The key that verifies or signs decides the form. `verify` functions return what they find or the
 * problem as a value whatever bytes they are given; the others throw `CryptoError` for arguments they cannot use.
 */
export interface OfflineAuthentication {
  publicKey(key: PaymentPrivateKey): PaymentPublicKey;
  /** 90, with RSA also 92 and 9F32, under the key of a scheme. */
  makeIssuerCertificate(schemeKey: PaymentPrivateKey, contents: CertificateContents): CertificateObjects;
  verifyIssuerCertificate(
    schemeKey: PaymentPublicKey,
    objects: CertificateObjects,
    expected: CertificateExpectation,
  ): OfflineResult<VerifiedCertificate>;
  /** 9F46, with RSA also 9F47 and 9F48. @param staticData from `staticDataToAuthenticate` */
  makeIccCertificate(
    issuerKey: PaymentPrivateKey,
    contents: CertificateContents,
    staticData: Uint8Array,
  ): CertificateObjects;
  verifyIccCertificate(
    issuerKey: PaymentPublicKey,
    objects: CertificateObjects,
    expected: CertificateExpectation,
    staticData: Uint8Array,
  ): OfflineResult<VerifiedCertificate>;
  /** 93 of SDA. @param authenticationCode DAC (9F45), 2 bytes */
  signStaticData(
    issuerKey: PaymentPrivateKey,
    authenticationCode: Uint8Array,
    staticData: Uint8Array,
  ): Uint8Array;
  verifyStaticData(
    issuerKey: PaymentPublicKey,
    signedData: Uint8Array,
    staticData: Uint8Array,
  ): OfflineResult<{ readonly authenticationCode: Uint8Array }>;
  /**
   * 9F4B of DDA and fDDA.
   * @param dynamicNumber 2 to 8 bytes, the ATC
   * @param terminalData values of the DDOL, or `fddaTerminalData`
   */
  signDynamicData(iccKey: PaymentPrivateKey, dynamicNumber: Uint8Array, terminalData: Uint8Array): Uint8Array;
  verifyDynamicData(
    iccKey: PaymentPublicKey,
    signedData: Uint8Array,
    terminalData: Uint8Array,
  ): OfflineResult<{ readonly dynamicNumber: Uint8Array }>;
  /** 9F4B of CDA. */
  signCombinedData(iccKey: PaymentPrivateKey, input: CombinedSignatureInput): Uint8Array;
  verifyCombinedData(
    iccKey: PaymentPublicKey,
    signedData: Uint8Array,
    expected: CombinedExpectation,
  ): OfflineResult<{ readonly dynamicNumber: Uint8Array; readonly applicationCryptogram: Uint8Array }>;
}

const NOTHING = new Uint8Array(0);

export function createOfflineAuthentication(primitives: OfflinePrimitives): OfflineAuthentication {
  const make = (
    kind: CertificateKind,
    key: PaymentPrivateKey,
    contents: CertificateContents,
    extra: Uint8Array,
  ): CertificateObjects =>
    key.algorithm === 'SM2'
      ? { certificate: makeSm2Certificate(primitives, kind, key.privateKey, contents, extra) }
      : makeRsaCertificate(primitives, kind, key.privateKey, contents, extra);
  const verify = (
    kind: CertificateKind,
    key: PaymentPublicKey,
    objects: CertificateObjects,
    expected: CertificateExpectation,
    extra: Uint8Array,
  ): OfflineResult<VerifiedCertificate> =>
    key.algorithm === 'SM2'
      ? verifySm2Certificate(primitives, kind, key.publicKey, objects.certificate, expected, extra)
      : verifyRsaCertificate(primitives, kind, key, objects, expected, extra);
  const signDynamic = (key: PaymentPrivateKey, data: Uint8Array, terminalData: Uint8Array): Uint8Array =>
    key.algorithm === 'SM2'
      ? makeSm2DynamicSignature(primitives, key.privateKey, data, terminalData)
      : makeRsaDynamicSignature(primitives, key.privateKey, data, terminalData);
  const verifyDynamic = (key: PaymentPublicKey, signedData: Uint8Array, terminalData: Uint8Array) =>
    key.algorithm === 'SM2'
      ? verifySm2DynamicSignature(primitives, key.publicKey, signedData, terminalData)
      : verifyRsaDynamicSignature(primitives, key, signedData, terminalData);
  const transactionHash = (key: PaymentPrivateKey | PaymentPublicKey, data: Uint8Array): Uint8Array =>
    key.algorithm === 'SM2' ? primitives.sm3(data) : primitives.sha1(data);

  return {
    publicKey: (key) =>
      key.algorithm === 'SM2'
        ? { algorithm: 'SM2', publicKey: primitives.sm2.publicKey(key.privateKey).slice(1) }
        : { algorithm: 'RSA', ...primitives.rsa.publicKey(key.privateKey) },
    makeIssuerCertificate: (key, contents) => make(ISSUER_CERTIFICATE, key, contents, NOTHING),
    verifyIssuerCertificate: (key, objects, expected) =>
      verify(ISSUER_CERTIFICATE, key, objects, expected, NOTHING),
    makeIccCertificate: (key, contents, staticData) => make(ICC_CERTIFICATE, key, contents, staticData),
    verifyIccCertificate: (key, objects, expected, staticData) =>
      verify(ICC_CERTIFICATE, key, objects, expected, staticData),
    signStaticData(key, authenticationCode, staticData) {
      requireLength(authenticationCode, 2, 'The data authentication code');
      return key.algorithm === 'SM2'
        ? makeSm2StaticSignature(primitives, key.privateKey, authenticationCode, staticData)
        : makeRsaStaticSignature(primitives, key.privateKey, authenticationCode, staticData);
    },
    verifyStaticData: (key, signedData, staticData) =>
      key.algorithm === 'SM2'
        ? verifySm2StaticSignature(primitives, key.publicKey, signedData, staticData)
        : verifyRsaStaticSignature(primitives, key, signedData, staticData),
    signDynamicData: (key, dynamicNumber, terminalData) =>
      signDynamic(key, encodeDynamicNumber(dynamicNumber), terminalData),
    verifyDynamicData(key, signedData, terminalData) {
      const verified = verifyDynamic(key, signedData, terminalData);
      if (!verified.ok) return verified;
      const dynamicNumber = decodeDynamicNumber(verified.dynamicData);
      return dynamicNumber ? { ok: true, dynamicNumber } : failed('DYNAMIC_DATA');
    },
    signCombinedData(key, input) {
      requireLength(input.unpredictableNumber, 4, 'The unpredictable number 9F37');
      const hash = transactionHash(key, input.transactionData);
      const data = encodeCombinedData({ ...input, transactionHash: hash });
      return signDynamic(key, data, input.unpredictableNumber);
    },
    verifyCombinedData(key, signedData, expected) {
      const verified = verifyDynamic(key, signedData, expected.unpredictableNumber);
      if (!verified.ok) return verified;
      const hash = transactionHash(key, expected.transactionData);
      const data = decodeCombinedData(verified.dynamicData, hash.length);
      if (data === undefined) return failed('DYNAMIC_DATA');
      if (data.cryptogramInformation !== expected.cryptogramInformation) {
        return failed('CRYPTOGRAM_INFORMATION');
      }
      if (!equalConstantTime(data.transactionHash, hash)) return failed('TRANSACTION_HASH');
      const { dynamicNumber, applicationCryptogram } = data;
      return { ok: true, dynamicNumber, applicationCryptogram };
    },
  };
}
