import type { CardInterface } from '../../../apdu/transport/card-port.js';
import type { AccessRule } from '../../../card-model/security/access-rule.js';
import type { CardMap, MapDirectory } from './card-map.js';

/** How a right stands; a right that was never gained has no entry. */
export type RightState = 'held' | 'lost-by-reset' | 'lost-by-selection' | 'lost-by-failure';

/** What keeps a right from being held although a card may wrongly grant it. */
export type Loss = Exclude<RightState, 'held'>;

/**
 * The rights that may be held at most: gained by what the card has accepted, lost as the conventions say. A card that
 * grants what needs more is wrong; one that grants less is only strict.
 */
export class RightsBook {
  /** By place of the directory, then by reference. */
  readonly #keys: Map<number, RightState>[];
  readonly #pins: (RightState | undefined)[];

  constructor({ directories }: CardMap) {
    this.#keys = directories.map(() => new Map());
    this.#pins = directories.map(() => undefined);
  }

  keyState({ index }: MapDirectory, reference: number): RightState | undefined {
    return this.#keys[index]!.get(reference);
  }

  /** @param owner the directory that has the PIN */
  pinState({ index }: MapDirectory): RightState | undefined {
    return this.#pins[index];
  }

  gainKey({ index }: MapDirectory, reference: number): void {
    this.#keys[index]!.set(reference, 'held');
  }

  gainPin({ index }: MapDirectory): void {
    this.#pins[index] = 'held';
  }

  failKey({ index }: MapDirectory, reference: number): void {
    if (this.#keys[index]!.get(reference) === 'held') this.#keys[index]!.set(reference, 'lost-by-failure');
  }

  failPin({ index }: MapDirectory): void {
    if (this.#pins[index] === 'held') this.#pins[index] = 'lost-by-failure';
  }

  reset(): void {
    for (let index = 0; index < this.#keys.length; index++) this.#lose(index, 'lost-by-reset');
  }

  /** Rights stay while the directory where they were gained, or one below it, is current; the MF drops all. */
  select(target: MapDirectory, { directories }: CardMap): void {
    for (const directory of directories) {
      if (target.parent === undefined || !directory.contains(target)) {
        this.#lose(directory.index, 'lost-by-selection');
      }
    }
  }

  /** Whether a rule of a directory is met by rights in the states that count. */
  meets(
    rule: AccessRule,
    directory: MapDirectory,
    now: CardInterface,
    counts: (state: RightState) => boolean = isHeld,
  ): boolean {
    if (rule === 'always') return true;
    if (rule === 'never') return false;
    if ('pin' in rule) {
      const owner = directory.pinOwner;
      const state = owner && this.pinState(owner);
      return state !== undefined && counts(state);
    }
    if ('key' in rule) {
      const state = this.keyState(directory, rule.key);
      return state !== undefined && counts(state);
    }
    if ('interface' in rule) return rule.interface === now;
    if ('anyOf' in rule) return rule.anyOf.some((part) => this.meets(part, directory, now, counts));
    return rule.allOf.every((part) => this.meets(part, directory, now, counts));
  }

  /** The same with the keys of every directory taken for its own: what a card without a firewall would do. */
  meetsAnywhere(rule: AccessRule, directory: MapDirectory, now: CardInterface): boolean {
    if (typeof rule === 'string' || 'pin' in rule || 'interface' in rule)
      return this.meets(rule, directory, now);
    if ('key' in rule)
      return this.#keys.some((keys) => isHeldState(keys.get(rule.key)) || wasSelected(keys.get(rule.key)));
    if ('anyOf' in rule) return rule.anyOf.some((part) => this.meetsAnywhere(part, directory, now));
    return rule.allOf.every((part) => this.meetsAnywhere(part, directory, now));
  }

  #lose(index: number, how: Loss): void {
    const keys = this.#keys[index]!;
    if (keys.size > 0) {
      for (const [reference, state] of keys) if (state === 'held') keys.set(reference, how);
    }
    if (this.#pins[index] === 'held') this.#pins[index] = how;
  }
}

const isHeld = (state: RightState): boolean => state === 'held';
const isHeldState = (state: RightState | undefined): boolean => state === 'held';
const wasSelected = (state: RightState | undefined): boolean => state === 'lost-by-selection';
