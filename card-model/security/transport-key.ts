import { equalConstantTime } from '../../crypto/index.js';
import type { NonVolatileMemory } from '../kernel/non-volatile-memory.js';
import { Right } from './right.js';
import { TryCounter } from './try-counter.js';

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
  private readonly tries: TryCounter;

  constructor(image: TransportKeyImage) {
    this.value = image.value.slice();
    this.tries = new TryCounter(image.triesLeft, image.maximumTries);
  }

  get triesLeft(): number {
    return this.tries.left;
  }

  get blocked(): boolean {
    return this.tries.left === 0;
  }

  /** Compares a candidate; the try is spent before. Call it only when not blocked. */
  present(memory: NonVolatileMemory, candidate: Uint8Array): boolean {
    this.tries.spend(memory);
    this.right.held = equalConstantTime(this.value, candidate);
    if (this.right.held) this.tries.refill(memory);
    return this.right.held;
  }

  toImage(): TransportKeyImage {
    return { value: this.value.slice(), triesLeft: this.triesLeft, maximumTries: this.tries.maximum };
  }
}
