import { opensRights } from '../../../card-model/security/key-type.js';
import type { CardSecrets } from '../secrets/card-secrets.js';
import type { MapDirectory } from './card-map.js';

/** 63Cx tells no more than this. */
const MOST_TOLD = 15;

/** One retry counter as far as the terminal side knows it. */
export class Tries {
  /** What may be left; undefined where nothing is known. */
  #possible: readonly number[] | undefined;
  /** Power failed since the card last told it. */
  #torn = false;

  constructor(
    left: number | undefined,
    /** All there are; undefined where it is not known. */
    readonly maximum: number | undefined,
  ) {
    this.#possible = left === undefined ? undefined : [left];
  }

  get torn(): boolean {
    return this.#torn;
  }

  /** Whether no try can be left. */
  get usedUp(): boolean {
    return this.#possible?.every((left) => left === 0) ?? false;
  }

  /** The one count that is left, where it is known for sure. */
  get left(): number | undefined {
    return this.#possible?.length === 1 ? this.#possible[0] : undefined;
  }

  /** For people: '5', '4 / 6' where it may be either. */
  get counted(): string {
    return this.#possible === undefined ? '?' : [...new Set(this.#possible)].join(' / ');
  }

  /** Whether so many may be left now. */
  allows(told: number): boolean {
    return this.#possible?.some((left) => Math.min(left, MOST_TOLD) === told) ?? true;
  }

  /** Whether so many may be left after one more wrong presentation. */
  allowsAfterWrong(told: number): boolean {
    return this.#possible?.some((left) => left > 0 && Math.min(left - 1, MOST_TOLD) === told) ?? true;
  }

  /** The card has told it. */
  told(left: number): void {
    this.#possible = left === MOST_TOLD ? undefined : [left];
    this.#torn = false;
  }

  /** All tries were given back. */
  refilled(): void {
    this.#possible = this.maximum === undefined ? undefined : [this.maximum];
    this.#torn = false;
  }

  /**
   * Power failed in a presentation. Its try is spent before the comparison and stays spent.
   * @param right whether what was presented was right; undefined where nobody knows
   */
  tornWhilePresented(right: boolean | undefined): void {
    const spent = this.#possible?.map((left) => Math.max(0, left - 1));
    this.#possible = right === false ? spent : this.#orFull(spent);
    this.#torn = true;
  }

  /** Power failed while all tries were to be given back. */
  tornWhileRefilled(): void {
    this.#possible = this.#orFull(this.#possible);
    this.#torn = true;
  }

  /** Nothing is known any more. */
  forget(): void {
    this.#possible = undefined;
  }

  #orFull(possible: readonly number[] | undefined): readonly number[] | undefined {
    return possible === undefined || this.maximum === undefined ? undefined : [...possible, this.maximum];
  }
}

/** A PIN: its counter, and its value where the terminal side knows it. */
export class PinTries extends Tries {
  constructor(
    left: number | undefined,
    maximum: number | undefined,
    /** Packed BCD. */
    public value: Uint8Array | undefined,
  ) {
    super(left, maximum);
  }
}

/** The retry counters of a card and the PINs behind them, from what is known beforehand and what the card has told. */
export class TryBook {
  readonly #pins = new Map<MapDirectory, PinTries>();
  readonly #keys = new Map<MapDirectory, Map<number, Tries>>();

  constructor(private readonly secrets: CardSecrets) {}

  /** @param owner the directory that has the PIN */
  pin(owner: MapDirectory): PinTries {
    let pin = this.#pins.get(owner);
    if (pin === undefined) {
      const known = this.secrets.pinOf(owner);
      pin = new PinTries(known?.triesLeft, known?.maximumTries, known?.value);
      this.#pins.set(owner, pin);
    }
    return pin;
  }

  /** Of a key of external authentication. */
  key(directory: MapDirectory, reference: number, version: number): Tries {
    let keys = this.#keys.get(directory);
    if (keys === undefined) {
      keys = new Map();
      this.#keys.set(directory, keys);
    }
    const place = (reference << 8) | version;
    let key = keys.get(place);
    if (key === undefined) {
      const known = this.secrets.find(directory, opensRights, reference, version);
      key = new Tries(known?.triesLeft, known?.maximumTries);
      keys.set(place, key);
    }
    return key;
  }
}
