import type { Bilingual } from '../../../apdu/codec/bilingual.js';
import type { Profile } from '../../../card-model/kernel/profile.js';
import type { DirectoryPlan, KeyPlan } from '../../../card-model/plan/file-plan.js';
import { KEY_TYPES, type KeyType } from '../../../card-model/security/key-type.js';
import { diversificationSteps, keyCheckValue } from '../../../crypto/index.js';
import type { CardIdentification } from '../identify-card.js';
import { cipherOf } from '../keys/card-diversification.js';
import { socialDirectories } from '../keys/directories.js';
import type { KeyRing, RingKey } from '../keys/key-ring.js';

/** A key of a card by all that may be shown of it. */
export interface CardKeyEntry {
  /** 'SSSE.RK' */
  readonly name: string;
  readonly directory: string;
  /** Undefined for a key of the file that the profile does not know. */
  readonly type?: KeyType;
  /** What keys of the type are for. */
  readonly meaning?: Bilingual;
  readonly reference: number;
  /** Of the key in the file; undefined when the file has none of that name. */
  readonly version?: number;
  /** PSAM usage byte and key id, hexadecimal; null for a key that no PSAM has. */
  readonly psam?: string | null;
  /** By what the master key is diversified, in order. */
  readonly factors?: readonly DiversificationFactor[];
  /** KCV of the key of this card, 3 bytes. */
  readonly cardCheckValue?: Uint8Array;
  /** KCV of the master key, 3 bytes. */
  readonly masterCheckValue?: Uint8Array;
  /** What the key opens or does. */
  readonly purpose?: Bilingual;
}

export type DiversificationFactor = 'province' | 'area' | 'card';

const FACTORS: readonly DiversificationFactor[] = ['province', 'area', 'card'];
/** Of a key without a PSAM usage byte: area and card (conventions, card key). */
const USUAL_STEPS = 2;

/** A key of the plan with the directory it stands in. */
export interface PlannedKey {
  readonly directory: DirectoryPlan;
  readonly plan: KeyPlan;
}

/** Every key that a profile plans for the social application, from the MF down. */
export function plannedKeys(profile: Profile): PlannedKey[] {
  return socialDirectories(profile).flatMap((directory) =>
    directory.keys.map((plan) => ({ directory, plan })),
  );
}

/** The key of that name, in either case. */
export function findPlannedKey(profile: Profile, name: string): PlannedKey | undefined {
  const wanted = name.trim().toUpperCase();
  return plannedKeys(profile).find(({ plan }) => plan.name === wanted);
}

/**
 * The keys of a card as its profile plans them and the ring knows them: each version of the ring a row, then what the
 * ring has beside the plan. A card itself tells of no key.
 * @throws TerminalError when the keys of the card cannot be derived
 */
export function cardKeys(
  profile: Profile,
  keyRing: KeyRing | undefined,
  identification: CardIdentification,
): CardKeyEntry[] {
  const planned = plannedKeys(profile);
  const names = new Set(planned.map(({ plan }) => plan.name));
  const rows = planned.flatMap(({ directory, plan }) => {
    const { name, type, reference, purpose } = plan;
    const entry = {
      name,
      directory: directory.label,
      type,
      meaning: KEY_TYPES[type].meaning,
      reference,
      purpose,
    };
    const versions = keyRing?.versionsOf(name) ?? [];
    if (keyRing === undefined || versions.length === 0) return [entry];
    return versions.map((key) => ({ ...entry, ...fromRing(keyRing, key, identification) }));
  });
  const others = (keyRing?.names ?? [])
    .filter((name) => !names.has(name))
    .flatMap((name) => keyRing!.versionsOf(name))
    .map(({ name, directory, reference, version, psam }) => ({ name, directory, reference, version, psam }));
  return [...rows, ...others];
}

function fromRing(keyRing: KeyRing, { name, version, psam }: RingKey, identification: CardIdentification) {
  const algorithm = cipherOf(identification);
  const steps = psam === null ? USUAL_STEPS : diversificationSteps(Number.parseInt(psam.slice(0, 2), 16));
  return {
    version,
    psam,
    factors: FACTORS.slice(FACTORS.length - steps),
    cardCheckValue: keyCheckValue(algorithm, keyRing.cardKeyFor(name, identification, version)),
    masterCheckValue: keyRing.checkValueOf(name, algorithm, version),
  };
}
