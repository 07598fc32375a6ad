import { equalConstantTime } from '../../crypto/index.js';
import type { NonVolatileMemory } from '../kernel/non-volatile-memory.js';
import { Right } from './right.js';

/** T514 coding of the command that shows it (ssc-card.md 3): 8 bytes. */
export const TRANSPORT_KEY_BYTES = 8;

/** What a card image holds of the transport key; gone when the card is issued. */
export interface TransportKeyImage {
  readonly value: Uint8Array;
  readonly triesLeft: number;
  readonly maximumTries: number;
}

/** Protects a card on its way from the maker to the issuer: who shows it may build the card. */
export class TransportKey {
  readonly right = new Right();
  private readonly value: Uint8Array;
  /** Non-volatile: the tries left. */
  private readonly tries = new Uint8Array(1);
  private readonly maximumTries: number;

  constructor(image: TransportKeyImage) {
    this.value = image.value.slice();
    this.tries[0] = image.triesLeft;
    this.maximumTries = image.maximumTries;
  }

  get triesLeft(): number {
    return this.tries[0]!;
  }

  get blocked(): boolean {
    return this.tries[0] === 0;
  }

  /** Compares a candidate; the try is spent before. Call it only when not blocked. */
  present(memory: NonVolatileMemory, candidate: Uint8Array): boolean {
    memory.spend(this.tries, 0, this.tries[0]! - 1);
    this.right.held = equalConstantTime(this.value, candidate);
    if (this.right.held) memory.spend(this.tries, 0, this.maximumTries);
    return this.right.held;
  }

  toImage(): TransportKeyImage {
    return { value: this.value.slice(), triesLeft: this.triesLeft, maximumTries: this.maximumTries };
  }
}
