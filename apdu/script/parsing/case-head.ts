import type { CaseHead } from '../script.js';
import type { ScriptLine } from '../script-line.js';

type Head = Omit<CaseHead, 'name'>;

const VERBS: readonly string[] = ['tags', 'clause', 'needs', 'destructive'];

/** Collects what a case, or the script before its first case, says of itself. */
export class HeadReader {
  readonly #tags: string[] = [];
  readonly #clauses: string[] = [];
  readonly #needs: string[] = [];
  #destructive: string | undefined;

  /** @param known what `needs` may name; absent: anything */
  constructor(private readonly known: readonly string[] | undefined) {}

  static reads(verb: string): boolean {
    return VERBS.includes(verb);
  }

  get head(): Head {
    const destructive = this.#destructive === undefined ? {} : { destructive: this.#destructive };
    return { tags: this.#tags, clauses: this.#clauses, needs: this.#needs, ...destructive };
  }

  /** @throws ScriptError `ARGUMENT_MISSING`, `ARGUMENT_UNKNOWN` */
  read(line: ScriptLine): void {
    const { words, verb } = line;
    const text = words.map((word) => word.text).join(' ');
    if (text === '') throw line.error('ARGUMENT_MISSING', MISSING[verb.text]!, line.text.length + 1);
    if (verb.text === 'clause') this.#clauses.push(text);
    else if (verb.text === 'destructive') this.#destructive = text;
    else if (verb.text === 'tags') this.#tags.push(...words.map((word) => word.text));
    else {
      const unknown = words.find((word) => this.known !== undefined && !this.known.includes(word.text));
      if (unknown !== undefined)
        throw line.error(
          'ARGUMENT_UNKNOWN',
          `needs knows ${this.known!.join(', ')}, not '${unknown.text}'`,
          unknown.column,
        );
      this.#needs.push(...words.map((word) => word.text));
    }
  }
}

const MISSING: Readonly<Record<string, string>> = {
  tags: 'tags needs a word or more',
  clause: 'clause needs a reference, such as LD/T 6001.3-2023 DF01_RECORD',
  needs: 'needs takes a word or more, such as keys',
  destructive: 'destructive tells what cannot be undone',
};

/** What holds for a case of a script: its own, beside what the script says for all. */
export function jointHead(script: Head, own: Head): Head {
  const destructive = own.destructive ?? script.destructive;
  return {
    tags: [...script.tags, ...own.tags],
    clauses: [...script.clauses, ...own.clauses],
    needs: [...script.needs, ...own.needs],
    ...(destructive !== undefined && { destructive }),
  };
}
