export { meaningOf, SEXES } from './codes/element-codes.js';
export { ETHNIC_GROUPS } from './codes/ethnic-groups.js';
export { connectCard } from './connection/connect-card.js';
export { socialTransport } from './connection/social-transport.js';
export {
  type ExploredCard,
  type ExploredDirectory,
  type ExploredFile,
  type ExploredKey,
  exploreCard,
  type Presence,
} from './exploring/explore-card.js';
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
export { parseKeyRing } from './keys/parse-key-ring.js';
export {
  type InternalVerification,
  type InternalVerificationResult,
  verifyInternal,
} from './keys/verify-internal.js';
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
export { TerminalError, type TerminalErrorCode } from './terminal-error.js';
