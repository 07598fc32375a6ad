export { Card, type CardOptions, createCard } from './card.js';
export type { DirectoryImage } from './files/directory.js';
export type { FileImage } from './files/file-node.js';
export { LIFE_CYCLE, type LifeCycleName } from './files/life-cycle.js';
export type { CardContents } from './image/card-contents.js';
export { decodeCardImage, encodeCardImage } from './image/card-image.js';
export { CardImageError, type CardImageErrorCode } from './image/image-error.js';
export type { IssueAction, IssueStep } from './issuing/issue-step.js';
export { issueSteps } from './issuing/issue-steps.js';
export { type Application, type ApplicationDefinition, defineApplication } from './kernel/application.js';
export type { CardCore, CardEnvironment, CardProtocol, LengthPolicy } from './kernel/card-core.js';
export { CardError, type CardErrorCode } from './kernel/card-error.js';
export { type CommandDefinition, defineCommand } from './kernel/command.js';
export { defineProfile, type Profile, type ProfileDefinition } from './kernel/profile.js';
export { blankCard, TEST_TRANSPORT_KEY } from './personalisation/blank-card.js';
export { type CardData, parseCardData } from './personalisation/card-data.js';
export { CardDataError } from './personalisation/card-data-error.js';
export { type CardIdentity, deriveCardKey, diversificationFactors } from './personalisation/card-keys.js';
export { namesLeftOut } from './personalisation/check-names.js';
export { demonstrationCard, demonstrationData } from './personalisation/demonstration.js';
export { type PersonaliseOptions, personalise } from './personalisation/personalise.js';
export { type HolderFacts, pinWeakness } from './personalisation/pin-strength.js';
export { describeRule } from './plan/describe-rule.js';
export { cardDictionary, commandCatalogue } from './plan/dictionary.js';
export type {
  CyclicPlan,
  DirectoryPlan,
  ElementPlan,
  FilePlan,
  KeyPlan,
  LinearPlan,
  TransparentPlan,
} from './plan/file-plan.js';
export { findProfile, PROFILES } from './profiles/registry.js';
export { type AccessRule, allOf, anyOf, CONTACT, key, PIN } from './security/access-rule.js';
export { KEY_TYPES, type KeyType } from './security/key-type.js';
