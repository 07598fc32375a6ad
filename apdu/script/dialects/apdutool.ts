import { ScriptError } from '../script-error.js';
import type { ForeignLine } from '../script-line.js';
import { type Statement, StatementScanner } from './apdutool-scanner.js';
import { runStatement, type StatementState } from './apdutool-statement.js';
import { DialectLine } from './dialect-line.js';
import { isOwnLanguage } from './own-language.js';
import type { DialectReader, ScriptDialect } from './script-dialect.js';

const KEYWORDS =
  /^(powerup|powerdown|contacted|contactless|delay|echo|output|extended|select|send|open|close)$/i;
const NUMBER = /^(0x[0-9a-f]{1,2}|\d{1,3})$/i;
const MOST_LINES = 60;

/** Scripts (`.scr`) of the Java Card development kit's apdutool. */
export const APDUTOOL: ScriptDialect = {
  id: 'apdutool',
  title: { en: 'script of the Java Card apdutool', zh: 'Java Card apdutool 脚本' },
  recorded: false,
  fetchesAnswers: true,

  recognise(text) {
    if (isOwnLanguage(text)) return false;
    const first = unlessWrong(() => firstStatement(text));
    const words = first?.words.map(({ text: word }) => word) ?? [];
    if (words.length === 0) return false;
    if (KEYWORDS.test(words[0]!)) return true;
    return (
      words.length >= 5 && words.every((word) => NUMBER.test(word)) && words.some((word) => /^0x/i.test(word))
    );
  },

  open: (file) => new ApdutoolReader(file),
};

function firstStatement(text: string): Statement | undefined {
  const scanner = new StatementScanner();
  const lines = text
    .slice(0, 0x10000)
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/, MOST_LINES);
  for (const [index, line] of lines.entries()) {
    const [first] = scanner.scan(new DialectLine('', index + 1, line)).statements;
    if (first !== undefined) return first;
  }
  return undefined;
}

/** What cannot be read is no sign of this dialect. */
function unlessWrong<Found>(find: () => Found): Found | undefined {
  try {
    return find();
  } catch (error) {
    if (error instanceof ScriptError) return undefined;
    throw error;
  }
}

class ApdutoolReader implements DialectReader {
  readonly #scanner = new StatementScanner();
  readonly #state: StatementState = { extended: false, powered: true, cardInterface: undefined };

  constructor(private readonly file: string) {}

  read(text: string, number: number): readonly ForeignLine[] {
    const line = new DialectLine(this.file, number, text);
    const { statements, comments } = this.#scanner.scan(line);
    return [
      ...comments.flatMap((comment) => line.comment(comment)),
      ...statements.flatMap((statement) => runStatement(statement, this.#state)),
    ];
  }

  end(): readonly ForeignLine[] {
    this.#scanner.end();
    return [];
  }
}
