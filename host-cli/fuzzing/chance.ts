import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Choices that look like chance and are the same for the same seed. */
export class Chance {
  readonly #next: () => number;

  /** @param seeds whole numbers; each of them matters */
  constructor(...seeds: readonly number[]) {
    const generator = xoroshiro128plus(mixed(seeds));
    this.#next = () => generator.next();
  }

  /** A whole number from 0 to `limit` - 1. */
  below(limit: number): number {
    return (this.#next() >>> 0) % limit;
  }

  one<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)]!;
  }

  /** True in so many of a hundred cases. */
  percent(percent: number): boolean {
    return this.below(100) < percent;
  }

  bytes(count: number): Uint8Array {
    const bytes = new Uint8Array(count);
    for (let index = 0; index < count; index++) bytes[index] = this.#next();
    return bytes;
  }

  /** Bytes that are no digits in BCD: what is written into files must not look like a PIN when it is read. */
  filling(count: number): Uint8Array {
    const bytes = new Uint8Array(count);
    for (let index = 0; index < count; index++) bytes[index] = 0xa0 + this.below(0x60);
    return bytes;
  }

  /** One of the items, each as often as its weight says; undefined when no weight is left. */
  weighted<Item extends { readonly weight: number }>(items: readonly Item[]): Item | undefined {
    let total = 0;
    for (const { weight } of items) total += weight;
    if (total === 0) return undefined;
    let left = this.below(total);
    for (const item of items) {
      left -= item.weight;
      if (left < 0) return item;
    }
    return undefined;
  }
}

/** One 32-bit number from several, so that neighbours begin far apart (the finaliser of MurmurHash3). */
function mixed(seeds: readonly number[]): number {
  let state = 0x9e3779b9;
  for (const seed of seeds) {
    state = Math.imul(state ^ seed, 0x85ebca6b);
    state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
    state ^= state >>> 16;
  }
  return state;
}
