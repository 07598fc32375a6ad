import type { ExpressionNames } from '../expressions/expression-reader.js';
import { CORE_FUNCTIONS } from '../functions/core-functions.js';
import { nearOrAll } from '../near-names.js';
import type { ScriptFunction } from '../script-function.js';
import { PREDEFINED, type ScriptLanguage } from '../script-language.js';
import type { ScriptLine } from '../script-line.js';

const NAME = /^\p{L}[\p{L}\p{N}_-]*$/u;

/** The names of a script while it is read: what gets a value, and what is read. */
export class ScriptNames implements ExpressionNames {
  readonly #functions: ReadonlyMap<string, ScriptFunction>;
  readonly #assigned: Set<string>;
  readonly #reads: { name: string; line: ScriptLine; column: number }[] = [];

  constructor({ functions = [], variables = [] }: ScriptLanguage) {
    this.#functions = new Map([...CORE_FUNCTIONS, ...functions].map((row) => [row.name, row]));
    this.#assigned = new Set([...Object.keys(PREDEFINED), ...variables]);
  }

  function(name: string): ScriptFunction | undefined {
    return this.#functions.get(name);
  }

  get functionNames(): readonly string[] {
    return [...this.#functions.keys()].sort();
  }

  reads(name: string, line: ScriptLine, column: number): void {
    this.#reads.push({ name, line, column });
  }

  isRead(name: string): boolean {
    return this.#reads.some((read) => read.name === name);
  }

  /** @throws ScriptError `NAME_INVALID` */
  assigns(name: string, line: ScriptLine, column: number): void {
    if (!NAME.test(name)) {
      const help = name.startsWith('$')
        ? 'where it gets its value a name is written without $'
        : 'a name is a letter, then letters, digits, - and _';
      throw line.error('NAME_INVALID', `'${name}' is no name: ${help}`, column);
    }
    if (Object.hasOwn(PREDEFINED, name))
      throw line.error('NAME_INVALID', `$${name} is given by the card; choose another name`, column);
    this.#assigned.add(name);
  }

  /** @throws ScriptError `UNKNOWN_VARIABLE` for what is read and never gets a value */
  check(): void {
    for (const { name, line, column } of this.#reads) {
      if (this.#assigned.has(name)) continue;
      const known = [...this.#assigned].sort().map((other) => `$${other}`);
      const help = nearOrAll(`$${name}`, known, 'variables');
      throw line.error('UNKNOWN_VARIABLE', `$${name} never gets a value; ${help}`, column);
    }
  }
}
