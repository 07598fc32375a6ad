import { fromHex } from '../../../apdu/bytes.js';
import type { DirectoryPlan } from '../../../card-model/plan/file-plan.js';
import type { CardIdentification } from '../../terminal/identify-card.js';
import type { KeyRing } from '../../terminal/index.js';
import { cipherOf } from '../../terminal/keys/card-diversification.js';
import { encodePin } from '../../terminal/pin/pin-digits.js';
import type { CardMap, MapDirectory } from '../world/card-map.js';
import { CardSecrets, type SecretKey } from './card-secrets.js';

const MASTER = /^[0-9A-F]{32}$/i;

/** Every master key in the data of a key file. */
export function masterKeysIn(value: unknown): Uint8Array[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, part]) =>
    name === 'master' && typeof part === 'string' && MASTER.test(part) ? [fromHex(part)] : masterKeysIn(part),
  );
}

export interface KnownSecrets {
  readonly keyRing: KeyRing;
  /** Digits of the social PIN. */
  readonly socialPin?: string;
  /** Master keys. */
  readonly hidden: readonly Uint8Array[];
}

/**
 * The secrets of a card in a reader, as far as a key file knows them.
 * @throws TerminalError for a card whose keys cannot be derived
 */
export function secretsOfKeyFile(
  { keyRing, socialPin, hidden }: KnownSecrets,
  identification: CardIdentification,
  { profile, directories }: CardMap,
): CardSecrets {
  const keys: SecretKey[] = [];
  const algorithm = cipherOf(identification);
  const visit = (plan: DirectoryPlan): void => {
    const directory = directories.find(({ label }) => label === plan.label);
    if (directory) keys.push(...keysOf(plan, directory));
    plan.directories.forEach(visit);
  };
  const keysOf = (plan: DirectoryPlan, directory: MapDirectory): SecretKey[] =>
    plan.keys.flatMap(({ name, type, reference }) =>
      keyRing.versionsOf(name).map(({ version }) => ({
        directory,
        name,
        type,
        reference,
        version,
        algorithm,
        value: keyRing.cardKeyFor(name, identification, version),
      })),
    );
  visit(profile.plan());
  const owner = directories.find(({ hasPin, isHead }) => hasPin && isHead);
  const pins = owner && socialPin !== undefined ? [{ directory: owner, value: encodePin(socialPin) }] : [];
  return new CardSecrets(keys, pins, hidden);
}
