import { fromHex } from '../../apdu/bytes.js';
import type { CardAlgorithmName } from '../../crypto/index.js';
import type { DirectoryPlan, KeyPlan } from '../plan/file-plan.js';
import type { KeyImage } from '../security/key.js';
import { opensRights } from '../security/key-type.js';
import { MAXIMUM_VERSIONS, USUAL_VERSION } from '../security/key-version.js';
import type { CardData } from './card-data.js';
import { CardDataError } from './card-data-error.js';
import { type CardIdentity, deriveCardKey } from './card-keys.js';

export type GivenKey = NonNullable<CardData['keys'][string]>[number];

const DEFAULT_TRIES = 3;

export const versionOf = ({ version }: GivenKey): number => version ?? USUAL_VERSION;

/**
 * The card keys of a directory, for those master keys that the data have; versions of one key in the order of the
 * data. Names that are of no key here are passed over.
 * @throws CardDataError
 */
export function fillKeys(
  directory: DirectoryPlan,
  data: CardData,
  algorithm: CardAlgorithmName,
  identity: CardIdentity,
): KeyImage[] {
  const given = data.keys[directory.label] ?? [];
  const path = `keys.${directory.label}`;
  for (const [index, key] of given.entries()) refuseVersion(given.slice(0, index), key, `${path}.${index}`);
  return directory.keys.flatMap((plan) =>
    givenFor(plan, directory.label, data).map(([place, key]) =>
      fillKey(plan, key, place, algorithm, identity),
    ),
  );
}

/** Versions of a key in the data, each with its path: under the name of the key, or else of the one it may come from. */
function givenFor({ name, orElse }: KeyPlan, label: string, data: CardData): [path: string, key: GivenKey][] {
  const own = named(name, label, data);
  if (own.length > 0 || orElse === undefined) return own;
  return named(orElse, orElse.slice(0, orElse.indexOf('.')), data);
}

function named(name: string, label: string, data: CardData): [path: string, key: GivenKey][] {
  return (data.keys[label] ?? []).flatMap((key, index) =>
    key.name === name ? [[`keys.${label}.${index}`, key]] : [],
  );
}

/** @param before the keys that stand before it in the data */
function refuseVersion(before: readonly GivenKey[], key: GivenKey, path: string): void {
  const others = before.filter(({ name }) => name === key.name);
  const version = versionOf(key);
  if (others.some((other) => versionOf(other) === version)) {
    throw new CardDataError(
      `${path}.version`,
      `is ${version}, which another ${key.name} has; versions of one key must differ (without version it is ${USUAL_VERSION})`,
    );
  }
  if (others.length >= MAXIMUM_VERSIONS) {
    throw new CardDataError(
      `${path}.name`,
      `is ${key.name} for the ${others.length + 1}th time; a card holds at most ${MAXIMUM_VERSIONS} versions of a key`,
    );
  }
}

function fillKey(
  plan: KeyPlan,
  given: GivenKey,
  path: string,
  algorithm: CardAlgorithmName,
  identity: CardIdentity,
): KeyImage {
  const { type, reference, name } = plan;
  if (given.reference !== reference) {
    throw new CardDataError(`${path}.reference`, `is ${given.reference}; ${name} has ${reference}`);
  }
  // Keys that no cryptogram from outside is compared with have no counter.
  const maximumTries = opensRights(type) ? (given.tries ?? DEFAULT_TRIES) : 0;
  const value = deriveCardKey(algorithm, fromHex(given.master), given.psam, identity);
  const version = versionOf(given);
  return { type, reference, version, algorithm, value, triesLeft: maximumTries, maximumTries };
}
