import { type Violation, violation } from './invariant.js';

/**
 * Two values on a card of which the second must change whenever the first does, such as a balance and the newest record
 * of its log. Each is seen at its own time; only what was seen with nothing in between is compared.
 */
export class Together {
  #before: { readonly first: string; readonly second: string } | undefined;
  #first: string | undefined;
  #second: string | undefined;

  constructor(
    private readonly en: string,
    private readonly zh: string,
  ) {}

  /** Something may have changed either of them. */
  disturbed(): void {
    this.#first = undefined;
    this.#second = undefined;
  }

  /** From now on nothing is known of how they were. */
  forget(): void {
    this.disturbed();
    this.#before = undefined;
  }

  sawFirst(value: string): Violation | undefined {
    this.#first = value;
    return this.#compare();
  }

  sawSecond(value: string): Violation | undefined {
    this.#second = value;
    return this.#compare();
  }

  #compare(): Violation | undefined {
    const first = this.#first;
    const second = this.#second;
    if (first === undefined || second === undefined) return undefined;
    const before = this.#before;
    this.#before = { first, second };
    const torn = before !== undefined && before.first !== first && before.second === second;
    return torn ? violation(this.en, this.zh, '... 9000') : undefined;
  }
}
