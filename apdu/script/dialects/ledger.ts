import type { ForeignLine } from '../script-line.js';
import { DialectLine, exactAnswer, noAnswer } from './dialect-line.js';
import { isAnswer } from './hex-line.js';
import { isOwnLanguage } from './own-language.js';
import type { DialectReader, ScriptDialect } from './script-dialect.js';
import { significantLines } from './significant-lines.js';

const LINE = /^(\s*)(=>|<=)(\s*)([^#]*?)\s*(?:#.*)?$/;
const COMMENT = /^\s*(#|\/\/)/;

/** Recordings of Ledger's transports (RecordStore): `=> command`, `<= answer`. */
export const LEDGER: ScriptDialect = {
  id: 'ledger',
  title: { en: 'recording of a Ledger transport', zh: 'Ledger 传输记录' },
  recorded: true,
  fetchesAnswers: false,

  recognise(text) {
    const lines = significantLines(text).filter(({ text: line }) => !COMMENT.test(line));
    return lines.length > 0 && !isOwnLanguage(text) && lines[0]!.text.startsWith('=>');
  },

  open: (file) => new LedgerReader(file),
};

class LedgerReader implements DialectReader {
  #waiting = false;

  constructor(private readonly file: string) {}

  read(text: string, number: number): readonly ForeignLine[] {
    const line = new DialectLine(this.file, number, text);
    if (text.trim() === '') return [];
    if (COMMENT.test(text)) return line.comment(text.replace(COMMENT, ''));
    const found = LINE.exec(text);
    if (found === null) throw line.error('DIALECT_LINE_UNKNOWN', "neither '=> command' nor '<= answer'");
    const [, before, mark, between, hex] = found as unknown as [string, string, string, string, string];
    const column = before.length + mark.length + between.length + 1;
    const bytes = line.bytes(hex, column);
    if (mark === '=>') {
      this.#waiting = true;
      return [line.send(bytes, column)];
    }
    if (!this.#waiting) throw line.error('DIALECT_ANSWER_ALONE', "there is no '=>' that this answers");
    this.#waiting = false;
    // The device went away before it answered.
    if (bytes.length === 0) return [];
    if (!isAnswer(bytes)) throw noAnswer(line, column);
    return [line.as(exactAnswer(bytes), column)];
  }

  end(): readonly ForeignLine[] {
    return [];
  }
}
