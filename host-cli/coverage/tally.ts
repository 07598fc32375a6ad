import type { Bilingual } from '../../apdu/codec/bilingual.js';
import type { CoverageItem } from './card-coverage.js';

/** Counts by name, in the order in which the names came. */
export class Tally {
  readonly #items = new Map<string, { count: number; meaning?: Bilingual }>();

  /** A name that shall stand there, also when it is never counted. */
  expect(name: string, meaning?: Bilingual): void {
    if (!this.#items.has(name)) this.#items.set(name, { count: 0, ...(meaning && { meaning }) });
  }

  count(name: string, meaning?: Bilingual, times = 1): void {
    this.expect(name, meaning);
    this.#items.get(name)!.count += times;
  }

  items(): readonly CoverageItem[] {
    return [...this.#items].map(([name, item]) => ({ name, ...item }));
  }
}
