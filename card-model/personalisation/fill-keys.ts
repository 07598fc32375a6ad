import { fromHex } from '../../apdu/bytes.js';
import type { CardAlgorithmName } from '../../crypto/index.js';
import type { DirectoryPlan, KeyPlan } from '../plan/file-plan.js';
import type { KeyImage } from '../security/key.js';
import { opensRights } from '../security/key-type.js';
import type { CardData } from './card-data.js';
import { CardDataError } from './card-data-error.js';
import { type CardIdentity, deriveCardKey } from './card-keys.js';

type GivenKey = NonNullable<CardData['keys'][string]>[number];

/** conventions, Keys: demonstration keys have version 01. */
const KEY_VERSION = 0x01;
const DEFAULT_TRIES = 3;

/** The card keys of a directory, for those master keys that the data have. @throws CardDataError */
export function fillKeys(
  directory: DirectoryPlan,
  data: CardData,
  algorithm: CardAlgorithmName,
  identity: CardIdentity,
): KeyImage[] {
  const given = data.keys[directory.label] ?? [];
  const path = `keys.${directory.label}`;
  const unknown = given.findIndex(({ name }) => !directory.keys.some((key) => key.name === name));
  if (unknown >= 0) {
    const names = directory.keys.map((key) => key.name).join(', ');
    throw new CardDataError(`${path}.${unknown}.name`, `is no key of ${directory.label}; there are ${names}`);
  }
  const doubled = given.findIndex(
    ({ name }, index) => given.findIndex((other) => other.name === name) < index,
  );
  if (doubled >= 0)
    throw new CardDataError(`${path}.${doubled}.name`, `${given[doubled]!.name} is there twice`);
  return directory.keys.flatMap((plan) => {
    const index = given.findIndex(({ name }) => name === plan.name);
    return index < 0 ? [] : [fillKey(plan, given[index]!, `${path}.${index}`, algorithm, identity)];
  });
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
  return { type, reference, version: KEY_VERSION, algorithm, value, triesLeft: maximumTries, maximumTries };
}
