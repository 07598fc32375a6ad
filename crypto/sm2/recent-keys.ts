import { equalConstantTime } from '../bytes.js';

const CAPACITY = 16;

/**
 * The last few keys and what was derived from them: a public key, a native key object, a table. Bounded, so that a
 * program that sees millions of keys does not keep them. The search compares in constant time since keys may be
 * private.
 */
export class RecentKeys<Derived> {
  readonly #derive: (key: Uint8Array) => Derived;
  #entries: { readonly key: Uint8Array; readonly derived: Derived }[] = [];

  /** @param derive is given a private copy of the key */
  constructor(derive: (key: Uint8Array) => Derived) {
    this.#derive = derive;
  }

  get(key: Uint8Array): Derived {
    const found = this.#entries.findIndex((entry) => equalConstantTime(entry.key, key));
    if (found === 0) return this.#entries[0]!.derived;
    const copy = new Uint8Array(key);
    const entry = this.#entries[found] ?? { key: copy, derived: this.#derive(copy) };
    const others = this.#entries.filter((_, index) => index !== found);
    this.#entries = [entry, ...others.slice(0, CAPACITY - 1)];
    return entry.derived;
  }
}
