import type { DialectLine } from './dialect-line.js';

/** A word, or the text of a string without its quotes. */
export interface StatementWord {
  readonly text: string;
  readonly quoted: boolean;
  readonly line: DialectLine;
  /** From 1. */
  readonly column: number;
}

/** Words up to `;`. */
export interface Statement {
  readonly words: readonly StatementWord[];
}

/** White space, `//` to the end of the line, the begin of a block comment, a string, `;`, or a word such as an AID. */
const TOKEN = /(\s+)|\/\/(?!aid\/)(.*)$|(\/\*)|"([^"]*)"|(;)|(")|(\/\/aid\/[^\s;]*|[^\s;"/]+|\/)/iy;
const DEFINE = /^(\s*#define\s+)(\S+)\s+(.*?)\s*$/;
/** A `#` line that defines nothing. */
const PREPROCESSOR = /^\s*#\s*(\w*)/;

/**
 * Splits the lines of an apdutool script into statements; comments of both kinds and `#define` are taken out, a defined
 * name is replaced by what it stands for.
 */
export class StatementScanner {
  readonly #defined = new Map<string, string>();
  #words: StatementWord[] = [];
  /** Where the block comment began that is still open. */
  #comment: { line: DialectLine; column: number } | undefined;

  /** @throws ScriptError for a string that is not closed and for preprocessor lines other than #define */
  scan(line: DialectLine): { statements: readonly Statement[]; comments: readonly string[] } {
    const statements: Statement[] = [];
    const comments: string[] = [];
    const { text } = line;
    if (this.#comment === undefined && this.#words.length === 0 && this.#defines(line, comments)) {
      return { statements, comments };
    }
    let offset = 0;
    while (offset < text.length) {
      if (this.#comment !== undefined) {
        const end = text.indexOf('*/', offset);
        comments.push(text.slice(offset, end < 0 ? undefined : end).replace(/^\s*\*+/, ''));
        if (end < 0) break;
        this.#comment = undefined;
        offset = end + 2;
        continue;
      }
      TOKEN.lastIndex = offset;
      const found = TOKEN.exec(text)!;
      const [, , remark, opens, string, ends, quote, word] = found;
      if (quote !== undefined)
        throw line.error('DIALECT_LINE_UNKNOWN', 'the string is not closed', offset + 1);
      if (remark !== undefined) comments.push(remark);
      if (opens !== undefined) this.#comment = { line, column: offset + 1 };
      if (string !== undefined) this.#words.push({ text: string, quoted: true, line, column: offset + 1 });
      if (word !== undefined) this.#push(word, line, offset + 1);
      if (ends !== undefined) {
        statements.push({ words: this.#words });
        this.#words = [];
      }
      offset = TOKEN.lastIndex;
    }
    return { statements, comments };
  }

  /** @throws ScriptError when a statement or a comment is not complete */
  end(): void {
    const [first] = this.#words;
    if (this.#comment !== undefined) {
      const { line, column } = this.#comment;
      throw line.error('DIALECT_LINE_UNKNOWN', "the comment is not closed: its '*/' is missing", column);
    }
    if (first !== undefined)
      throw first.line.error('DIALECT_LINE_UNKNOWN', "the ';' of this statement is missing", first.column);
  }

  #push(text: string, line: DialectLine, column: number): void {
    const value = this.#defined.get(text);
    if (value === undefined) {
      this.#words.push({ text, quoted: false, line, column });
      return;
    }
    for (const word of value.split(/\s+/)) this.#words.push({ text: word, quoted: false, line, column });
  }

  #defines(line: DialectLine, comments: string[]): boolean {
    const define = DEFINE.exec(line.text);
    if (define !== null) {
      const value = define[3]!.replace(/;?\s*(\/\/(?!aid\/).*)?$/i, '');
      this.#defined.set(define[2]!, value);
      comments.push(`${define[2]!}: ${value}`);
      return true;
    }
    const directive = PREPROCESSOR.exec(line.text);
    if (directive === null) return false;
    throw line.error(
      'DIALECT_NOT_EXPRESSIBLE',
      directive[1] === ''
        ? "'#' begins no comment here: write // or /* */"
        : `#${directive[1]} has no counterpart here; only #define NAME VALUE is read`,
    );
  }
}
