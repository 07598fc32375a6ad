import { ScriptError } from '../script-error.js';
import type { ScriptFiles } from '../script-language.js';
import type { ScriptLine } from '../script-line.js';

/** The files that a script is read from. */
export class IncludedFiles {
  /** Each with whether steps were read from it; undefined while it is being read. */
  readonly #files = new Map<string, boolean | undefined>();

  constructor(private readonly files: ScriptFiles | undefined) {}

  /** Every one, in the order in which they were first named. */
  get names(): readonly string[] {
    return [...this.#files.keys()];
  }

  /** The same files for tables, which count as read from too. */
  get tables(): ScriptFiles | undefined {
    const { files } = this;
    if (files === undefined) return undefined;
    return {
      script: (path, from) => files.script(path, from),
      table: (path, from) => {
        const table = files.table(path, from);
        if (!this.#files.has(table.file)) this.#files.set(table.file, false);
        return table;
      },
    };
  }

  begin(file: string): void {
    this.#files.set(file, undefined);
  }

  /** @param hasSteps whether it brought more than blocks */
  end(file: string, hasSteps: boolean): void {
    this.#files.set(file, hasSteps);
  }

  /**
   * The file of a line `include PATH`; undefined for one that only defines blocks and was read before.
   * @throws ScriptError `ARGUMENT_MISSING`, `FILE_NOT_READ`
   */
  open(line: ScriptLine): ReturnType<ScriptFiles['script']> | undefined {
    const path = pathOf(line);
    if (path === '')
      throw line.error(
        'ARGUMENT_MISSING',
        'include needs the path of a script',
        line.text.trimEnd().length + 1,
      );
    const { column } = line.words[0]!;
    if (this.files === undefined) throw line.error('FILE_NOT_READ', 'nothing can be included here', column);
    const included = this.#read(path, line, column);
    const { file } = included;
    if (!this.#files.has(file)) return included;
    const hasSteps = this.#files.get(file);
    if (hasSteps === false) return undefined;
    const reason =
      hasSteps === undefined
        ? `${file} is being read already: a script cannot include itself`
        : `${file} is part of this script already, and its steps would run twice; make a block of them`;
    throw line.error('FILE_NOT_READ', reason, column);
  }

  #read(path: string, line: ScriptLine, column: number): ReturnType<ScriptFiles['script']> {
    try {
      return this.files!.script(path, line.file);
    } catch (error) {
      if (error instanceof ScriptError) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      throw line.error('FILE_NOT_READ', reason, column);
    }
  }
}

/** Quotes around a path are allowed; it may hold spaces without them. */
function pathOf({ words }: ScriptLine): string {
  const path = words.map(({ text }) => text).join(' ');
  return /^".*"$/.test(path) ? path.slice(1, -1) : path;
}
