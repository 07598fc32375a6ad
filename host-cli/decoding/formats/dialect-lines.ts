import type { DialectReader, ScriptDialect } from '../../../apdu/script/dialects/script-dialect.js';
import type { ForeignLine } from '../../../apdu/script/script-line.js';
import type { LineReader, TraceEntry } from '../trace-entry.js';
import { ScriptLines } from './script-lines.js';

/** Scripts and recordings of other tools, told as this project's own language would have them. */
export class DialectLines implements LineReader {
  readonly #dialect: DialectReader;
  readonly #script = new ScriptLines();

  constructor(dialect: ScriptDialect, source: string) {
    this.#dialect = dialect.open(source);
  }

  read(text: string, number: number): readonly TraceEntry[] {
    return this.#told(this.#dialect.read(text, number));
  }

  end(): readonly TraceEntry[] {
    return [...this.#told(this.#dialect.end()), ...this.#script.end()];
  }

  #told(lines: readonly ForeignLine[]): readonly TraceEntry[] {
    return lines.flatMap(({ text }) => [...this.#script.read(text)]);
  }
}
