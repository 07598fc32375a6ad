/** Thrown inside the card when power fails; the card core turns it into a `CardError` POWER_LOST. */
export class PowerLoss extends Error {
  override readonly name = 'PowerLoss';
}

interface JournalEntry {
  readonly cell: Uint8Array;
  readonly offset: number;
  readonly before: Uint8Array;
}

/**
 * The rules of writing to memory that survives power-off. The memory itself is the cells: byte arrays
 * owned by files, PINs and keys.
 *
 * - `write` belongs to the running command: all of a command's writes come to hold with `commit`, none after
 *   `rollback`. The commit mark is itself one write.
 * - `spend` holds at once and is never undone: a try once spent stays spent.
 *
 * Every write is a point at which power can fail: see `tearAfter`.
 */
export class NonVolatileMemory {
  /** Grows with every write; a host saves the card when it has moved. */
  revision = 0;
  private journal: JournalEntry[] = [];
  private writesUntilTear = 0;

  /** Arms a power failure after the `writes`-th write from now (1 = right after the next one); 0 disarms. */
  tearAfter(writes: number): void {
    this.writesUntilTear = writes;
  }

  write(
    cell: Uint8Array,
    offset: number,
    source: Uint8Array,
    start = 0,
    count = source.length - start,
  ): void {
    this.journal.push({ cell, offset, before: cell.slice(offset, offset + count) });
    for (let i = 0; i < count; i++) cell[offset + i] = source[start + i]!;
    this.countWrite();
  }

  writeByte(cell: Uint8Array, offset: number, value: number): void {
    this.journal.push({ cell, offset, before: cell.slice(offset, offset + 1) });
    cell[offset] = value;
    this.countWrite();
  }

  spend(cell: Uint8Array, offset: number, value: number): void {
    cell[offset] = value;
    this.countWrite();
  }

  commit(): void {
    if (this.journal.length === 0) return;
    this.journal = [];
    this.countWrite();
  }

  rollback(): void {
    for (let entry = this.journal.pop(); entry; entry = this.journal.pop()) {
      entry.cell.set(entry.before, entry.offset);
      this.revision++;
    }
  }

  private countWrite(): void {
    this.revision++;
    if (this.writesUntilTear !== 0 && --this.writesUntilTear === 0) throw new PowerLoss();
  }
}
