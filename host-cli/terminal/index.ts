export { meaningOf, SEXES } from './codes/element-codes.js';
export { ETHNIC_GROUPS } from './codes/ethnic-groups.js';
export { connectCard } from './connection/connect-card.js';
export { socialTransport } from './connection/social-transport.js';
export { type DebitOptions, debit } from './debit/debit.js';
export type { DebitRequest } from './debit/debit-request.js';
export type {
  CardMacWrong,
  DebitDone,
  DebitNotUnderstood,
  DebitRefusal,
  DebitResult,
  DebitStep,
  TacVerdict,
} from './debit/debit-result.js';
export {
  type DebitRecord,
  type DebitRecordsResult,
  type DebitsNotRead,
  type ReadDebitsMeans,
  readDebitRecords,
  readSpendingControl,
  type SpendingControl,
  type SpendingControlResult,
} from './debit/read-debits.js';
export { type DebitReceipt, parseReceipt } from './debit/receipt.js';
export { verifyReceipt } from './debit/verify-receipt.js';
export {
  type ExploredCard,
  type ExploredDirectory,
  type ExploredFile,
  type ExploredKey,
  exploreCard,
  type Presence,
} from './exploring/explore-card.js';
export { type DebitMeans, iDoDebit, iReadDebitRecord } from './functions/debit-functions.js';
export {
  iChangePIN,
  iReloadPIN,
  iUnblockPIN,
  iVerifyPIN,
} from './functions/pin-functions.js';
export { iReadCard, type ReadCardMeans } from './functions/read-card.js';
export { iReadCardBas } from './functions/read-card-bas.js';
export {
  type FunctionResult,
  RESULT_CODES,
  type ResultCodeEntry,
  type ResultCodeName,
} from './functions/result-codes.js';
export { iWriteCard } from './functions/write-card.js';
export {
  type CardIdentification,
  type Generation,
  type IdentificationResult,
  identifyCard,
} from './identify-card.js';
export {
  type Authenticated,
  type AuthenticateOptions,
  type AuthenticationRefusal,
  type AuthenticationResult,
  authenticate,
} from './keys/authenticate.js';
export { profileOfGeneration } from './keys/directories.js';
export { KeyRing, type RingKey } from './keys/key-ring.js';
export type { CardKeyName, Cryptogram, KeySource } from './keys/key-source.js';
export { parseKeyRing } from './keys/parse-key-ring.js';
export { PsamKeys } from './keys/psam-keys.js';
export {
  type InternalVerification,
  type InternalVerificationResult,
  verifyInternal,
} from './keys/verify-internal.js';
export { type CaKey, CaKeyStore, caKeyChecksum } from './payment/ca-keys/ca-key-store.js';
export { parseCaKeys } from './payment/ca-keys/parse-ca-keys.js';
export { testCaKeys } from './payment/ca-keys/test-ca-keys-table.js';
export { BankHost } from './payment/issuer/bank.js';
export {
  type AuthorisationRequest,
  type AuthorisationResponse,
  bringsNewPin,
  ISSUER_SERVICES,
  type IssuerHost,
  type IssuerService,
} from './payment/issuer/issuer-host.js';
export { type IssuerSecrets, parseIssuerSecrets } from './payment/issuer/issuer-keys.js';
export { payByContact } from './payment/kernel/contact.js';
export { payContactless } from './payment/kernel/contactless.js';
export { pay } from './payment/kernel/pay.js';
export type { PaymentInput } from './payment/kernel/payment-input.js';
export type { Exchange } from './payment/payment-card.js';
export { PaymentError, type PaymentErrorCode } from './payment/payment-error.js';
export type { PaymentReceipt } from './payment/payment-receipt.js';
export { type PaymentRequest, TRANSACTION_TYPE } from './payment/payment-request.js';
export type { PaymentPath, PaymentResult } from './payment/payment-result.js';
export { PAYMENT_REASONS, type PaymentReasonCode } from './payment/results/reasons-table.js';
export type { PaymentStep, PaymentStepName, StepNote } from './payment/results/step-recorder.js';
export {
  TerminalVerificationResults,
  TransactionStatusInformation,
} from './payment/results/verification-results.js';
export type { NotRead } from './payment/services/purse-reading.js';
export { type PurseBalance, readPurseBalance } from './payment/services/read-balance.js';
export {
  type LoggedLoad,
  type LoggedPayment,
  type PaymentLog,
  readPaymentLog,
} from './payment/services/read-payment-log.js';
export {
  type ActionCodes,
  DEFAULT_CONFIGURATION,
  type PaymentAlgorithmSet,
  type RandomSelection,
  type TerminalConfiguration,
} from './payment/terminal-configuration.js';
export { airTime, BIT_RATES, type BitRate, framesOf } from './payment/timing/air-time.js';
export {
  AIR_TIME_FORMULA,
  type Timeline,
  type TimelineEntry,
  timelineOf,
} from './payment/timing/timeline.js';
export type { AskPin, PinQuestion, VerificationMethod } from './payment/verification/verify-holder.js';
export {
  type Issued,
  type IssueOptions,
  type IssueRefusal,
  type IssueResult,
  issueCard,
  type NotAsWritten,
} from './personalising/issue-card.js';
export { type PersonaliseOptions, personalise } from './personalising/personalise.js';
export { type Difference, readBack } from './personalising/read-back.js';
export type { PinBlocked, PinRefusal, PinWrong } from './pin/pin-result.js';
export {
  type PukRefused,
  type ReloadPinResult,
  reloadPin,
  type UnblockPinResult,
  unblockPin,
} from './pin/reset-pin.js';
export {
  type ChangePinResult,
  changePin,
  type PinStatus,
  pinStatus,
  type VerifyPinResult,
  verifyPin,
} from './pin/verify-pin.js';
export type { HolderField, TerminalNumbers } from './reading/compose-fields.js';
export type { ElementReading, FileReading, ReadRefusal, RecordReading } from './reading/file-reading.js';
export type { HolderFieldId } from './reading/holder-fields.js';
export {
  type HolderReading,
  type HolderResult,
  type ReadHolderOptions,
  readHolder,
} from './reading/read-holder.js';
export type { Refusal, Unintelligible } from './refusal.js';
export {
  applicationState,
  type ServiceState,
  type StateFound,
} from './services/application-state.js';
export {
  type BlockOptions,
  type BlockResult,
  blockApplication,
  type UnblockOptions,
  unblockApplication,
} from './services/block-application.js';
export { type BlockCardResult, blockCard } from './services/block-card.js';
export { type CardKeyEntry, cardKeys, type DiversificationFactor } from './services/card-keys.js';
export {
  activateApplication,
  cancelApplication,
  type LifeCycleResult,
  type LifeCycleService,
  resumeApplication,
  type ServiceOptions,
  suspendApplication,
} from './services/change-life-cycle.js';
export { checkKeys, type KeyCheck } from './services/check-keys.js';
export { identifyBlockedCard } from './services/identify-blocked.js';
export { type KeyProof, type KeyProofOutcome, proveKey } from './services/prove-key.js';
export {
  type KeyReplaced,
  type ReplaceKeyOptions,
  type ReplaceKeyResult,
  replaceKey,
} from './services/replace-key.js';
export type {
  KeyRefused,
  NotDone,
  ServiceDone,
  ServiceRefusal,
  WrongMac,
} from './services/service-result.js';
export { TerminalError, type TerminalErrorCode } from './terminal-error.js';
