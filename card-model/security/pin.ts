import type { NonVolatileMemory } from '../kernel/non-volatile-memory.js';
import { Right } from './right.js';
import { TryCounter } from './try-counter.js';

/** PIN length in bytes of packed BCD: 4 to 12 digits (conventions, PIN commands). */
export const PIN_BYTES = { minimum: 2, maximum: 6 } as const;

const VALUE_OFFSET = 1;

/** What a card image holds of a PIN. */
export interface PinImage {
  readonly value: Uint8Array;
  readonly triesLeft: number;
  readonly maximumTries: number;
}

/** A PIN with its retry counter. `value` = packed BCD as VERIFY carries it, an odd count of digits ending in F. */
export class Pin {
  readonly right = new Right();
  /** Non-volatile: count of bytes, then the value, filled with 00. */
  private readonly cell = new Uint8Array(VALUE_OFFSET + PIN_BYTES.maximum);
  private readonly tries: TryCounter;

  constructor(image: PinImage) {
    this.cell[0] = image.value.length;
    this.cell.set(image.value, VALUE_OFFSET);
    this.tries = new TryCounter(image.triesLeft, image.maximumTries);
  }

  get triesLeft(): number {
    return this.tries.left;
  }

  get maximumTries(): number {
    return this.tries.maximum;
  }

  get blocked(): boolean {
    return this.tries.left === 0;
  }

  /**
   * Compares a candidate; the try is spent before the comparison. Call it only when not blocked. After a success it is for the caller to give the tries back: `refillTries` at
   * once, `restoreTries` together with what else the command writes.
   */
  present(memory: NonVolatileMemory, bytes: Uint8Array, start: number, count: number): boolean {
    this.tries.spend(memory);
    return this.matches(bytes, start, count);
  }

  /** Gives back all tries at once. */
  refillTries(memory: NonVolatileMemory): void {
    this.tries.refill(memory);
  }

  /** Gives back all tries as part of the running command. */
  restoreTries(memory: NonVolatileMemory): void {
    this.tries.restore(memory);
  }

  /** Sets a new value as part of the running command. */
  replace(memory: NonVolatileMemory, value: Uint8Array): void {
    const cell = new Uint8Array(this.cell.length);
    cell[0] = value.length;
    cell.set(value, VALUE_OFFSET);
    memory.write(this.cell, 0, cell);
  }

  toImage(): PinImage {
    return {
      value: this.cell.slice(VALUE_OFFSET, VALUE_OFFSET + this.cell[0]!),
      triesLeft: this.triesLeft,
      maximumTries: this.maximumTries,
    };
  }

  /** Looks at every byte whatever the first ones say. */
  private matches(bytes: Uint8Array, start: number, count: number): boolean {
    let difference = this.cell[0]! ^ count;
    for (let i = 0; i < PIN_BYTES.maximum; i++) {
      difference |= this.cell[VALUE_OFFSET + i]! ^ (i < count ? bytes[start + i]! : 0);
    }
    return difference === 0;
  }
}

/** Whether bytes are a PIN in packed BCD: 4 to 12 digits, F only as the fill of the last half byte. */
export function isPinValue(bytes: Uint8Array, start: number, count: number): boolean {
  if (count < PIN_BYTES.minimum || count > PIN_BYTES.maximum) return false;
  for (let i = 0; i < count; i++) {
    const high = bytes[start + i]! >> 4;
    const low = bytes[start + i]! & 0x0f;
    const last = i === count - 1;
    if (high > 9) return false;
    if (low > 9 && !(last && low === 0x0f)) return false;
  }
  // Three digits and a fill would also be two bytes: the shortest PIN has four digits.
  return !(count === PIN_BYTES.minimum && (bytes[start + count - 1]! & 0x0f) === 0x0f);
}
