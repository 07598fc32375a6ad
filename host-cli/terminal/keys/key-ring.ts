import { deriveCardKey } from '../../../card-model/personalisation/card-keys.js';
import { usualVersion } from '../../../card-model/security/key-version.js';
import { type CardAlgorithmName, cardAlgorithm, keyCheckValue } from '../../../crypto/index.js';
import type { CardIdentification } from '../identify-card.js';
import { TerminalError } from '../terminal-error.js';
import { cipherOf, diversificationOf, type KeyIdentity } from './card-diversification.js';
import type { CardKeyName, Cryptogram, KeySource } from './key-source.js';
import { nearNames, unknownName } from './near-names.js';

/** A key of the ring without its value. */
export interface RingKey extends CardKeyName {
  /** Usage byte and key id for a PSAM, hexadecimal; null for keys that no PSAM holds. */
  readonly psam: string | null;
  /** 0 to 255. */
  readonly version: number;
  /** Wrong tries that the card shall bear, where the file says so. */
  readonly tries?: number;
}

export interface RingEntry extends RingKey {
  /** 16 bytes. */
  readonly master: Uint8Array;
}

/** Master keys by name. Their values never leave the ring except as the derived key of one card. */
export class KeyRing implements KeySource {
  readonly #entries: ReadonlyMap<string, readonly RingEntry[]>;

  constructor(entries: readonly RingEntry[]) {
    const byName = new Map<string, RingEntry[]>();
    for (const entry of entries) {
      const name = entry.name.toUpperCase();
      byName.set(name, [...(byName.get(name) ?? []), entry]);
    }
    this.#entries = byName;
  }

  /** In the order of the file. */
  get names(): string[] {
    return [...this.#entries.values()].map(([entry]) => entry!.name);
  }

  has(name: string): boolean {
    return this.#versionsOf(name).length > 0;
  }

  /**
   * The key of that name, in either case.
   * @param version default: 01, else the lowest
   * @throws TerminalError `KEY_NAME_UNKNOWN` telling near names, or all when there are few; `KEY_VERSION_UNKNOWN`
   */
  find(name: string, version?: number): RingKey {
    return withoutValue(this.#require(name, version));
  }

  /** Every version of the key of that name, in the order of the file; none for a name that is unknown. */
  versionsOf(name: string): RingKey[] {
    return this.#versionsOf(name).map(withoutValue);
  }

  /** Up to three names like the one asked for, best first. */
  near(name: string): string[] {
    return nearNames(name, this.names);
  }

  /**
   * The key as this card has it, 16 bytes, from the master key.
   * @throws TerminalError as `find` and `diversificationOf`
   */
  cardKeyFor(name: string, identification: KeyIdentity, version?: number): Uint8Array {
    const { master, psam } = this.#require(name, version);
    const { algorithm, ...identity } = diversificationOf(identification);
    return deriveCardKey(algorithm, master, psam, identity);
  }

  /** KCV of the master key, 3 bytes: tells which key it is without telling the key. @throws TerminalError as `find` */
  checkValueOf(name: string, algorithm: CardAlgorithmName, version?: number): Uint8Array {
    return keyCheckValue(algorithm, this.#require(name, version).master);
  }

  async cryptogram(
    name: string,
    identification: CardIdentification,
    factor: Uint8Array,
    data: Uint8Array,
    version?: number,
  ): Promise<Cryptogram> {
    const cardKey = this.cardKeyFor(name, identification, version);
    const algorithm = cardAlgorithm(cipherOf(identification));
    return { outcome: 'computed', value: algorithm.cryptogram(algorithm.processKey(cardKey, factor), data) };
  }

  /** 4 bytes, from the first 12 of the 卡识别码. */
  identificationMac(name: string, identification: CardIdentification, identified: Uint8Array): Uint8Array {
    const cardKey = this.cardKeyFor(name, identification);
    return cardAlgorithm(cipherOf(identification)).identificationMac(cardKey, identified);
  }

  #versionsOf(name: string): readonly RingEntry[] {
    return this.#entries.get(name.trim().toUpperCase()) ?? [];
  }

  #require(name: string, version?: number): RingEntry {
    const versions = this.#versionsOf(name);
    if (versions.length === 0) throw unknownName('the keys given hold', name, this.names);
    const entry =
      version === undefined ? usualVersion(versions) : versions.find((key) => key.version === version);
    if (entry !== undefined) return entry;
    const known = versions.map((key) => key.version).join(', ');
    throw new TerminalError(
      'KEY_VERSION_UNKNOWN',
      `the keys given hold ${versions[0]!.name} in version ${known}, not in version ${version}`,
    );
  }
}

function withoutValue({ master: _, ...key }: RingEntry): RingKey {
  return key;
}
