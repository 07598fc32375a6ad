import { nearOrAll } from '../near-names.js';
import type { NamedBlock } from '../script.js';
import type { ScriptLine, ScriptWord } from '../script-line.js';

interface Call {
  readonly line: ScriptLine;
  readonly name: ScriptWord;
  readonly given: number;
}

/** The blocks of a script and the lines that call them; a block may stand behind its calls. */
export class NamedBlocks {
  readonly #blocks = new Map<string, NamedBlock>();
  readonly #calls: Call[] = [];

  get isEmpty(): boolean {
    return this.#blocks.size === 0;
  }

  find(name: string): NamedBlock | undefined {
    return this.#blocks.get(name);
  }

  /** @throws ScriptError `NAME_TWICE` */
  refuseTwice(line: ScriptLine, name: ScriptWord): void {
    if (this.#blocks.has(name.text))
      throw line.error('NAME_TWICE', `there is a block '${name.text}' already`, name.column);
  }

  define(block: NamedBlock): void {
    this.#blocks.set(block.name, block);
  }

  calls(line: ScriptLine, name: ScriptWord, given: number): void {
    this.#calls.push({ line, name, given });
  }

  /** @throws ScriptError `UNKNOWN_BLOCK`, `ARGUMENT_MISSING`, `ARGUMENT_UNKNOWN` for calls that find nothing to run */
  check(): void {
    for (const { line, name, given } of this.#calls) {
      const block = this.#blocks.get(name.text);
      if (block === undefined) {
        const help = nearOrAll(name.text, [...this.#blocks.keys()], 'blocks');
        throw line.error('UNKNOWN_BLOCK', `there is no block '${name.text}'; ${help}`, name.column);
      }
      const { parameters } = block;
      if (given === parameters.length) continue;
      const wanted = parameters.length === 0 ? 'no values' : parameters.join(' ').toUpperCase();
      const code = given < parameters.length ? 'ARGUMENT_MISSING' : 'ARGUMENT_UNKNOWN';
      throw line.error(code, `the block ${block.name} takes ${wanted}; ${given} given`, name.column);
    }
  }
}
