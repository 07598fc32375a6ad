/** Numbers below `limit`, the same for the same seed. */
export type Below = (limit: number) => number;

/** Numbers below `limit`, the same in every run (xorshift, George Marsaglia 2003). */
export function seededNumbers(seed: number): Below {
  let state = seed | 0 || 1;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

/** Choices by chance. */
export class Chance {
  constructor(readonly below: Below) {}

  one<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)]!;
  }

  percent(percent: number): boolean {
    return this.below(100) < percent;
  }

  bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.below(256));
  }

  /** No digits in BCD: what is written into files must not look like a PIN when it is read. */
  filling(count: number): number[] {
    return Array.from({ length: count }, () => 0xa0 + this.below(0x60));
  }
}
