import type { DirectoryImage } from '../../../card-model/files/directory.js';
import type { CardContents } from '../../../card-model/image/card-contents.js';
import type { KeyImage } from '../../../card-model/security/key.js';
import type { KeyType } from '../../../card-model/security/key-type.js';
import { isMoreUsual } from '../../../card-model/security/key-version.js';
import type { CardAlgorithmName } from '../../../crypto/index.js';
import type { CardMap, MapDirectory } from '../world/card-map.js';

/** A key as this card has it. */
export interface SecretKey {
  readonly directory: MapDirectory;
  /** 'SSSE.RK', where the plan has a name for it. */
  readonly name?: string;
  readonly type: KeyType;
  readonly reference: number;
  readonly version: number;
  readonly algorithm: CardAlgorithmName;
  /** 16 bytes. */
  readonly value: Uint8Array;
  /** Where they are known beforehand. */
  readonly triesLeft?: number;
  readonly maximumTries?: number;
}

export interface SecretPin {
  readonly directory: MapDirectory;
  /** Packed BCD. */
  readonly value: Uint8Array;
  readonly triesLeft?: number;
  readonly maximumTries?: number;
}

/** What the card keeps and must never answer, and what opens its rights. */
export class CardSecrets {
  constructor(
    readonly keys: readonly SecretKey[],
    readonly pins: readonly SecretPin[],
    /** Further bytes that must never leave the card: private keys, master keys. */
    readonly hidden: readonly Uint8Array[] = [],
  ) {}

  keysIn(directory: MapDirectory): readonly SecretKey[] {
    return this.keys.filter((key) => key.directory === directory);
  }

  /** By type and reference; without a version the usual one. */
  find(
    directory: MapDirectory,
    fits: (type: KeyType) => boolean,
    reference?: number,
    version?: number,
  ): SecretKey | undefined {
    let found: SecretKey | undefined;
    for (const key of this.keys) {
      if (key.directory !== directory || !fits(key.type)) continue;
      if (reference !== undefined && key.reference !== reference) continue;
      if (version !== undefined && key.version !== version) continue;
      const better =
        !found ||
        key.reference < found.reference ||
        (key.reference === found.reference && isMoreUsual(key.version, found.version));
      if (better) found = key;
    }
    return found;
  }

  pinOf(directory: MapDirectory): SecretPin | undefined {
    return this.pins.find((pin) => pin.directory === directory);
  }
}

export const NO_SECRETS = new CardSecrets([], []);

/** Data objects of the bank application that are parts of private keys. */
const PRIVATE_OBJECTS: ReadonlySet<number> = new Set([0x8201, 0x8202, 0x8203, 0x8204, 0x8205, 0x8402]);

/**
 * The secrets of a simulated card, from what it holds.
 * @param further bytes that must never leave it
 */
export function secretsOfContents(
  { masterFile }: CardContents,
  { directories, profile }: CardMap,
  further: readonly Uint8Array[] = [],
): CardSecrets {
  const keys: SecretKey[] = [];
  const pins: SecretPin[] = [];
  const hidden: Uint8Array[] = [...further];
  const names = namesOfKeys(profile.plan());
  let index = 0;
  // In the order of the tree, as the map was made.
  const visit = (image: DirectoryImage): void => {
    const directory = directories[index++]!;
    for (const key of image.keys)
      keys.push({ directory, ...named(names, directory, key), ...withoutUsage(key) });
    if (image.pin) pins.push({ directory, ...image.pin });
    for (const { tag, value } of image.objects ?? []) if (PRIVATE_OBJECTS.has(tag)) hidden.push(value);
    image.directories.forEach(visit);
  };
  visit(masterFile);
  return new CardSecrets(keys, pins, hidden);
}

function withoutUsage({ usage: _, ...key }: KeyImage): Omit<KeyImage, 'usage'> {
  return key;
}

const keyPlace = (label: string, type: KeyType, reference: number): string => `${label} ${type} ${reference}`;

function named(
  names: ReadonlyMap<string, string>,
  { label }: MapDirectory,
  { type, reference }: KeyImage,
): { name?: string } {
  const name = names.get(keyPlace(label, type, reference));
  return name === undefined ? {} : { name };
}

interface PlannedKeys {
  readonly label: string;
  readonly keys: readonly { readonly name: string; readonly type: KeyType; readonly reference: number }[];
  readonly directories: readonly PlannedKeys[];
}

function namesOfKeys(plan: PlannedKeys, names = new Map<string, string>()): Map<string, string> {
  for (const { name, type, reference } of plan.keys) names.set(keyPlace(plan.label, type, reference), name);
  for (const child of plan.directories) namesOfKeys(child, names);
  return names;
}
