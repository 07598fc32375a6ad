import type { CardAlgorithmName, PreparedCardKey } from '../../crypto/index.js';
import { cardAlgorithm } from '../../crypto/index.js';
import type { NonVolatileMemory } from '../kernel/non-volatile-memory.js';
import type { KeyType } from './key-type.js';
import type { Right } from './right.js';
import { TryCounter } from './try-counter.js';

/** What a card image holds of a key. */
export interface KeyImage {
  readonly type: KeyType;
  /** As P2 of EXTERNAL AUTHENTICATE names it. */
  readonly reference: number;
  readonly version: number;
  /** Only of SAM keys: usage byte, whose high three bits count the diversifications (ssc-card.md 2.2). */
  readonly usage?: number;
  readonly algorithm: CardAlgorithmName;
  /** The card key, 16 bytes: the master key after its diversifications. */
  readonly value: Uint8Array;
  readonly triesLeft: number;
  /** 0 for a key that has no counter: one that no cryptogram of the outside is compared with. */
  readonly maximumTries: number;
}

/** A key of one directory with its retry counter and the right that its knowledge gives. */
export class Key {
  readonly type: KeyType;
  readonly reference: number;
  readonly version: number;
  readonly usage: number | undefined;
  readonly algorithm: CardAlgorithmName;
  private readonly value: Uint8Array;
  private readonly tries: TryCounter;
  private prepared: PreparedCardKey | undefined;
  private made: unknown;

  constructor(
    image: KeyImage,
    readonly right: Right,
  ) {
    this.type = image.type;
    this.reference = image.reference;
    this.version = image.version;
    this.usage = image.usage;
    this.algorithm = image.algorithm;
    this.value = image.value.slice();
    this.tries = new TryCounter(image.triesLeft, image.maximumTries);
  }

  /** Whether both are the same key of a directory, whatever their values. */
  sameAs({ type, reference, version, usage }: KeyImage): boolean {
    return (
      this.type === type && this.reference === reference && this.version === version && this.usage === usage
    );
  }

  get triesLeft(): number {
    return this.tries.left;
  }

  get blocked(): boolean {
    return this.tries.maximum !== 0 && this.tries.left === 0;
  }

  /** The key with its cipher kept, made at first use. */
  get cipher(): PreparedCardKey {
    this.prepared ??= cardAlgorithm(this.algorithm).prepare(this.value);
    return this.prepared;
  }

  /** Of a SAM key: the key of one card, 16 bytes, after one step for each factor in order. */
  diversified(factors: readonly Uint8Array[]): Uint8Array {
    return cardAlgorithm(this.algorithm).cardKey(this.value, factors);
  }

  /** Something made of the key at first use and kept, such as a cipher; always with the same `make`. */
  prepare<Prepared>(make: (value: Uint8Array) => Prepared): Prepared {
    this.made ??= make(this.value);
    return this.made as Prepared;
  }

  /** Spends a try before the comparison that it pays for. */
  spendTry(memory: NonVolatileMemory): void {
    this.tries.spend(memory);
  }

  /** Gives back all tries at once. */
  refillTries(memory: NonVolatileMemory): void {
    this.tries.refill(memory);
  }

  toImage(): KeyImage {
    return {
      type: this.type,
      reference: this.reference,
      version: this.version,
      ...(this.usage !== undefined && { usage: this.usage }),
      algorithm: this.algorithm,
      value: this.value.slice(),
      triesLeft: this.triesLeft,
      maximumTries: this.tries.maximum,
    };
  }
}
