import type { NonVolatileMemory } from '../kernel/non-volatile-memory.js';

/** The tries left of a secret of the card, non-volatile. */
export class TryCounter {
  private readonly cell: Uint8Array;

  /** @param maximum tries that a success gives back */
  constructor(
    left: number,
    readonly maximum: number,
  ) {
    this.cell = Uint8Array.of(left);
  }

  get left(): number {
    return this.cell[0]!;
  }

  /** Spends a try at once, before the comparison that it pays for: a card torn away wins no free guess. */
  spend(memory: NonVolatileMemory): void {
    memory.spend(this.cell, 0, this.left - 1);
  }

  /** Gives back all tries at once. */
  refill(memory: NonVolatileMemory): void {
    memory.spend(this.cell, 0, this.maximum);
  }

  /** Gives back all tries as part of the running command. */
  restore(memory: NonVolatileMemory): void {
    memory.writeByte(this.cell, 0, this.maximum);
  }
}
