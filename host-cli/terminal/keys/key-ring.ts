import { deriveCardKey } from '../../../card-model/personalisation/card-keys.js';
import type { CardAlgorithmName } from '../../../crypto/index.js';
import type { CardIdentification } from '../identify-card.js';
import { TerminalError } from '../terminal-error.js';
import { nearNames } from './near-names.js';

/** A key of the ring without its value. */
export interface RingKey {
  /** 'SSSE.RK' */
  readonly name: string;
  /** Label of the directory that holds it on the card: 'SSSE', 'DF01'. */
  readonly directory: string;
  /** P2 of EXTERNAL AUTHENTICATE, 0 to 255. */
  readonly reference: number;
  /** Usage byte and key id for a PSAM, hexadecimal; null for keys that no PSAM holds. */
  readonly psam: string | null;
}

export interface RingEntry extends RingKey {
  /** 16 bytes. */
  readonly master: Uint8Array;
}

/** Master keys by name. Their values never leave the ring except as the derived key of one card. */
export class KeyRing {
  readonly #entries: ReadonlyMap<string, RingEntry>;

  constructor(entries: readonly RingEntry[]) {
    this.#entries = new Map(entries.map((entry) => [entry.name.toUpperCase(), entry]));
  }

  /** In the order of the file. */
  get names(): string[] {
    return [...this.#entries.values()].map(({ name }) => name);
  }

  has(name: string): boolean {
    return this.#entry(name) !== undefined;
  }

  /**
   * The key of that name, in either case.
   * @throws TerminalError `KEY_NAME_UNKNOWN` telling near names, or all when there are few
   */
  find(name: string): RingKey {
    const { master: _, ...key } = this.#require(name);
    return key;
  }

  /** Up to three names like the one asked for, best first. */
  near(name: string): string[] {
    return nearNames(name, this.names);
  }

  /**
   * The key as this card has it, 16 bytes, from the master key.
   * @throws TerminalError `KEY_NAME_UNKNOWN`; `AREA_CODE_MISSING`, `CARD_FACTOR_MISSING` when the card does not show
   * what its keys are derived from; `ALGORITHM_NOT_SUPPORTED` for SSF33
   */
  cardKeyFor(name: string, identification: CardIdentification): Uint8Array {
    const { master, psam } = this.#require(name);
    const { areaCode, cardFactor } = identification;
    const algorithm = cipherOf(identification);
    if (areaCode === '') {
      throw new TerminalError(
        'AREA_CODE_MISSING',
        'the card has no area code in its 卡识别码 yet, so its keys cannot be derived; personalise it first',
      );
    }
    if (cardFactor === undefined) {
      throw new TerminalError(
        'CARD_FACTOR_MISSING',
        'the answer to reset shows no historical bytes, so the keys of the card cannot be derived; use another reader',
      );
    }
    return deriveCardKey(algorithm, master, psam, { areaCode, cardFactor });
  }

  #entry(name: string): RingEntry | undefined {
    return this.#entries.get(name.trim().toUpperCase());
  }

  #require(name: string): RingEntry {
    const entry = this.#entry(name);
    if (entry !== undefined) return entry;
    const near = this.near(name);
    const names = this.names;
    const help =
      near.length > 0
        ? `did you mean ${near.join(' or ')}?`
        : names.length > 0
          ? `there are ${names.join(', ')}`
          : 'there are none';
    throw new TerminalError('KEY_NAME_UNKNOWN', `the keys given hold no ${JSON.stringify(name)}; ${help}`);
  }
}

/** @throws TerminalError `ALGORITHM_NOT_SUPPORTED` for SSF33, whose cipher was never published */
export function cipherOf({ algorithm }: CardIdentification): CardAlgorithmName {
  if (algorithm !== 'SSF33') return algorithm;
  throw new TerminalError(
    'ALGORITHM_NOT_SUPPORTED',
    'the card works with SSF33, which this program does not have: its free files can be read, its keys not used',
  );
}
