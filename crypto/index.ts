export type { BlockCipher } from './block-cipher.js';
export { equalConstantTime, type RandomSource, randomBytes } from './bytes.js';
export type { CardAlgorithm, CardAlgorithmName, PreparedCardKey } from './card-keys/card-algorithm.js';
export { areaFactor, cardFactor, diversificationSteps, provinceFactor } from './card-keys/factors.js';
export {
  cardAlgorithm,
  des,
  hmacSm3,
  keyCheckValue,
  offlineAuthentication,
  paymentAlgorithm,
  rsa,
  sha1,
  sm2,
  sm3,
  sm4,
  tripleDes,
} from './default-suite.js';
export type { TripleDes } from './des.js';
export type { CryptoEngines } from './engines/engine.js';
export { type EngineSetName, selectEngines } from './engines/engine-set.js';
export { CryptoError, type CryptoErrorCode } from './errors.js';
export { nativeSupport } from './native-support.js';
export { padIso9797Method2, unpadIso9797Method2 } from './padding.js';
export { type PaymentAccount, panDigits, panField } from './payment/account.js';
export {
  type CryptogramFields,
  type CryptogramVersion,
  cryptogramInput,
  cryptogramVersion,
  type ShortCryptogramFields,
} from './payment/cryptogram-input.js';
export {
  type CdaTransaction,
  cdaTransactionData,
  type FddaTerminalData,
  fddaTerminalData,
  staticDataToAuthenticate,
} from './payment/offline/authentication-data.js';
export type {
  CertificateContents,
  CertificateExpectation,
  CertificateObjects,
  VerifiedCertificate,
} from './payment/offline/certificate.js';
export type { YearMonth } from './payment/offline/certificate-date.js';
export {
  type CardCertificates,
  type CardCertification,
  type CertifiedKey,
  certifyCard,
} from './payment/offline/certify-card.js';
export {
  exponentBytes,
  exponentOf,
  type PaymentPrivateKey,
  type PaymentPublicKey,
} from './payment/offline/keys.js';
export type {
  CombinedExpectation,
  CombinedSignatureInput,
  OfflineAuthentication,
} from './payment/offline/offline-authentication.js';
export {
  OFFLINE_PROBLEMS,
  type OfflineFailure,
  type OfflineProblem,
  type OfflineResult,
} from './payment/offline/problems.js';
export type {
  PaymentAlgorithm,
  PaymentAlgorithmName,
  PaymentKeys,
  PreparedPaymentKeys,
} from './payment/payment-algorithm.js';
export { pinBlock, pinOfBlock } from './payment/pin-block.js';
export type { ScriptCommand } from './payment/script-message.js';
export type { RsaCrtKey, RsaExponent, RsaPlainKey, RsaPrivateKey, RsaPublicKey } from './rsa/keys.js';
export type { Rsa, RsaKeyOptions } from './rsa/rsa.js';
export type { CiphertextOrder } from './sm2/encryption.js';
export type { ExchangeInput, ExchangeResult } from './sm2/exchange.js';
export type { EncryptionOptions, SignatureOptions, Sm2 } from './sm2/sm2.js';
export type { Sm4 } from './sm4.js';
export { type CryptoSuite, type CryptoSuiteOptions, createCryptoSuite } from './suite.js';
