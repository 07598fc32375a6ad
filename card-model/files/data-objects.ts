import type { NonVolatileMemory, NonVolatilePlace } from '../kernel/non-volatile-memory.js';

/** What a card image holds of a data object. */
export interface DataObjectImage {
  readonly tag: number;
  readonly value: Uint8Array;
}

/**
 * Data of a directory that stand in no file: counters, limits, private keys. Commands of the application reach them by
 * tag; which of them the outside may read or write is for these commands to say.
 */
export class DataObjects {
  private readonly cells: NonVolatilePlace<ReadonlyMap<number, Uint8Array>>;

  constructor(images: readonly DataObjectImage[]) {
    this.cells = { value: new Map(images.map(({ tag, value }) => [tag, value.slice()])) };
  }

  get size(): number {
    return this.cells.value.size;
  }

  /** The value itself, not a copy: do not alter it. */
  get(tag: number): Uint8Array | undefined {
    return this.cells.value.get(tag);
  }

  /** As part of the running command; a new tag makes a new object. */
  write(memory: NonVolatileMemory, tag: number, value: Uint8Array): void {
    const cell = this.get(tag);
    if (cell?.length === value.length) memory.write(cell, 0, value);
    else memory.put(this.cells, new Map(this.cells.value).set(tag, value.slice()));
  }

  /** At once and never undone, in one write: a counter once raised stays raised. The object must be there. */
  spend(memory: NonVolatileMemory, tag: number, value: Uint8Array): void {
    memory.spendAll(this.get(tag)!, value);
  }

  clear(memory: NonVolatileMemory): void {
    memory.put(this.cells, new Map());
  }

  /** Bytes of all values. */
  get bytes(): number {
    let sum = 0;
    for (const value of this.cells.value.values()) sum += value.length;
    return sum;
  }

  /** In the order of their tags. */
  toImages(): DataObjectImage[] {
    const sorted = [...this.cells.value].sort(([a], [b]) => a - b);
    return sorted.map(([tag, value]) => ({ tag, value: value.slice() }));
  }
}
