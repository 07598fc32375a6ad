import { type JoinedLine, joinLines } from './joined-line.js';
import { commentStart } from './line-comment.js';
import { ScriptError, type ScriptErrorCode } from './script-error.js';

/** A run of characters, and where it begins, from 1. */
export interface ScriptWord {
  text: string;
  column: number;
}

/** A line with a verb; one that ends in `\` goes on in the next. */
export interface ScriptLine {
  readonly file: string;
  /** From 1; of the first of several lines. */
  readonly number: number;
  /** As it stands in the file, without the line end; several lines are joined, each `\` and what is around it a space. */
  readonly text: string;
  readonly verb: ScriptWord;
  /** After the verb, up to a comment, without white space around it. */
  readonly code: ScriptWord;
  /** The same between white space. Text in quotes and what stands in brackets is split too. */
  readonly words: readonly ScriptWord[];
  /** Everything after the verb, a `#` included. */
  readonly rest: string;
  /**
   * The error to throw about this line; without a column it points at the verb. A column of `text` is told as the
   * line and column of the file.
   */
  error(code: ScriptErrorCode, reason: string, column?: number): ScriptError;
}

/** A line of another dialect: how it reads in this language, and where it stands in the file of that dialect. */
export interface ForeignLine {
  text: string;
  line: number;
  column: number;
}

/** The lines with a verb: neither empty nor comments. Tabs, full-width spaces, CRLF and a byte order mark are allowed. */
export function readLines(text: string, file: string): ScriptLine[] {
  return [...linesOf(text, file)];
}

/** The same one after the other: a recording has many, and none is needed twice. */
export function* linesOf(text: string, file: string): Generator<ScriptLine, void> {
  for (const joined of joinLines(text)) {
    const line = lineOf(joined, file);
    if (line !== undefined) yield line;
  }
}

/** Undefined for an empty line and for a comment. */
export function lineOf(joined: JoinedLine, file: string): ScriptLine | undefined {
  const verb = verbOf(joined.text);
  return verb && new OwnLine(file, joined, verb);
}

/** Lines of another dialect; an error about one names its place there. */
export function readForeignLines(lines: readonly ForeignLine[], file: string): ScriptLine[] {
  return lines.flatMap(({ text, line: number, column }) => {
    const verb = verbOf(text);
    return verb === undefined ? [] : [new LineOfDialect(file, { number, text }, verb, column)];
  });
}

function verbOf(text: string): ScriptWord | undefined {
  // \s covers the full-width space U+3000.
  const match = /\S+/.exec(text);
  return match === null || match[0].startsWith('#') ? undefined : { text: match[0], column: match.index + 1 };
}

/** What is not asked for is not worked out: a recording has many lines. */
class OwnLine implements ScriptLine {
  #words: readonly ScriptWord[] | undefined;
  #code: ScriptWord | undefined;

  constructor(
    readonly file: string,
    protected readonly joined: JoinedLine,
    readonly verb: ScriptWord,
  ) {}

  get number(): number {
    return this.joined.number;
  }

  get text(): string {
    return this.joined.text;
  }

  get code(): ScriptWord {
    if (this.#code === undefined) {
      const { text } = this;
      const comment = commentStart(text);
      const behind = text.slice(this.#behindVerb, comment < 0 ? undefined : comment);
      const code = behind.trim();
      const indent = code === '' ? 1 : behind.indexOf(code);
      this.#code = { text: code, column: this.#behindVerb + indent + 1 };
    }
    return this.#code;
  }

  get words(): readonly ScriptWord[] {
    if (this.#words === undefined) {
      const { text, column } = this.code;
      this.#words = [...text.matchAll(/\S+/g)].map((match) => ({
        text: match[0],
        column: column + match.index,
      }));
    }
    return this.#words;
  }

  get rest(): string {
    return this.text.slice(this.#behindVerb).trim();
  }

  get #behindVerb(): number {
    return this.verb.column - 1 + this.verb.text.length;
  }

  error(code: ScriptErrorCode, reason: string, column = this.verb.column): ScriptError {
    const { number, text, parts } = this.joined;
    const part = parts?.findLast(({ start }) => start < column) ?? parts?.[0];
    if (part === undefined) return new ScriptError(code, reason, this.file, number, column, text);
    const indent = part.text.search(/\S|$/);
    return new ScriptError(code, reason, this.file, part.number, column - part.start + indent, part.text);
  }
}

class LineOfDialect extends OwnLine {
  constructor(
    file: string,
    joined: JoinedLine,
    verb: ScriptWord,
    private readonly column: number,
  ) {
    super(file, joined, verb);
  }

  override error(code: ScriptErrorCode, reason: string): ScriptError {
    const { file, number, column, text } = this;
    return new ScriptError(code, reason, file, number, column, ' '.repeat(column - 1) + text);
  }
}
