import type { Value } from '../value.js';

/** The variables at a place of a running script: its own, and those of the places around it. */
export class Scope {
  /** Made when there is something to keep: most places have no variables of their own. */
  #values: Map<string, Value> | undefined;

  /** @param given what only is computed when it is asked for, such as the last answer */
  constructor(
    private readonly outer?: Scope,
    private readonly given?: (name: string) => Value | undefined,
  ) {}

  find(name: string): Value | undefined {
    return this.#values?.get(name) ?? this.outer?.find(name) ?? this.given?.(name);
  }

  /** A parameter of a block or the variable of a loop: not seen outside. */
  define(name: string, value: Value): void {
    this.#values ??= new Map();
    this.#values.set(name, value);
  }

  /** What was set stays set for the rest of the script; a parameter of that name keeps the value to its block. */
  assign(name: string, value: Value): void {
    if (this.outer === undefined || this.#values?.has(name)) this.define(name, value);
    else this.outer.assign(name, value);
  }
}
