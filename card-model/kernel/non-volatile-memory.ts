/** Thrown inside the card when power fails; the card core turns it into a `CardError` POWER_LOST. */
export class PowerLoss extends Error {
  override readonly name = 'PowerLoss';
}

/** A place for what is no string of bytes: a list of files, of keys. Written whole with `put`, never altered in place. */
export interface NonVolatilePlace<Value> {
  value: Value;
}

interface Undo {
  undo(): void;
}

class ByteChange implements Undo {
  constructor(
    private readonly cell: Uint8Array,
    private readonly offset: number,
    private readonly before: Uint8Array,
  ) {}
  undo(): void {
    this.cell.set(this.before, this.offset);
  }
}

class PlaceChange<Value> implements Undo {
  constructor(
    private readonly place: NonVolatilePlace<Value>,
    private readonly before: Value,
  ) {}
  undo(): void {
    this.place.value = this.before;
  }
}

/**
 * The rules of writing to memory that survives power-off. The memory itself is the cells (byte arrays) and places
 * owned by files, PINs, keys and directories.
 *
 * - `write`, `writeByte`, `writeState` and `put` belong to the running command: all of a command's writes come to hold with
 *   `commit`, none after `rollback`. The commit mark is itself one write.
 * - `spend` holds at once and is never undone: a try once spent stays spent.
 *
 * Every write is a point at which power can fail: see `tearAfter`.
 */
export class NonVolatileMemory {
  /** Grows with every write; a host saves the card when it has moved. */
  revision = 0;
  /** Grows when a place or a state changes: who has looked things up in the tree looks again. */
  structure = 0;
  private journal: Undo[] = [];
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
    this.journal.push(new ByteChange(cell, offset, cell.slice(offset, offset + count)));
    for (let i = 0; i < count; i++) cell[offset + i] = source[start + i]!;
    this.countWrite();
  }

  writeByte(cell: Uint8Array, offset: number, value: number): void {
    this.journal.push(new ByteChange(cell, offset, cell.slice(offset, offset + 1)));
    cell[offset] = value;
    this.countWrite();
  }

  /** The same for a byte that decides what is served: a life cycle, a block. */
  writeState(cell: Uint8Array, value: number): void {
    this.structure++;
    this.writeByte(cell, 0, value);
  }

  put<Value>(place: NonVolatilePlace<Value>, value: Value): void {
    this.journal.push(new PlaceChange(place, place.value));
    place.value = value;
    this.structure++;
    this.countWrite();
  }

  spend(cell: Uint8Array, offset: number, value: number): void {
    cell[offset] = value;
    this.countWrite();
  }

  /** The same for several bytes that only make sense together; both arrays have one length. */
  spendAll(cell: Uint8Array, value: Uint8Array): void {
    cell.set(value);
    this.countWrite();
  }

  commit(): void {
    if (this.journal.length === 0) return;
    this.journal = [];
    this.countWrite();
  }

  rollback(): void {
    for (let change = this.journal.pop(); change; change = this.journal.pop()) {
      change.undo();
      this.structure++;
      this.revision++;
    }
  }

  private countWrite(): void {
    this.revision++;
    if (this.writesUntilTear !== 0 && --this.writesUntilTear === 0) throw new PowerLoss();
  }
}
