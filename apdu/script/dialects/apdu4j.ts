import { toHex } from '../../bytes.js';
import type { ForeignLine } from '../script-line.js';
import { DialectLine, exactAnswer, noAnswer } from './dialect-line.js';
import { isAnswer, isHexText } from './hex-line.js';
import { isOwnLanguage } from './own-language.js';
import { hasDumpHead } from './pairs.js';
import type { DialectReader, ScriptDialect } from './script-dialect.js';
import { significantLines } from './significant-lines.js';

const ATR = /^\s*#\s*ATR:\s*/i;
/** Time of an exchange; words behind it say why there was no answer. */
const FAILED = /^\s*#\s*\d+\s*ms\s+\S/;

/** Dumps of apdu4j and GlobalPlatformPro (`--dump`): a head of comments, then commands and answers in turn. */
export const APDU4J: ScriptDialect = {
  id: 'apdu4j',
  title: { en: 'dump of apdu4j or GlobalPlatformPro', zh: 'apdu4j / GlobalPlatformPro 转储' },
  recorded: true,
  fetchesAnswers: false,

  recognise(text) {
    const [first] = significantLines(text);
    return hasDumpHead(text) && first !== undefined && isHexText(first.text) && !isOwnLanguage(text);
  },

  open: (file) => new DumpReader(file),
};

class DumpReader implements DialectReader {
  #waiting = false;

  constructor(private readonly file: string) {}

  read(text: string, number: number): readonly ForeignLine[] {
    const line = new DialectLine(this.file, number, text);
    const words = text.trim();
    if (words === '') return [];
    if (words.startsWith('#')) return this.#comment(line, words);
    const bytes = line.bytes(text, 1);
    this.#waiting = !this.#waiting;
    if (this.#waiting) return [line.send(bytes)];
    if (!isAnswer(bytes)) throw noAnswer(line, line.firstColumn);
    return [line.as(exactAnswer(bytes))];
  }

  end(): readonly ForeignLine[] {
    return [];
  }

  #comment(line: DialectLine, words: string): readonly ForeignLine[] {
    const head = ATR.exec(line.text);
    if (head !== null) {
      const atr = line.bytes(line.text.slice(head[0].length), head[0].length + 1);
      // Another card may run the same commands: its ATR is told, not required.
      return [line.as('reset'), line.as(`expect optional atr ${toHex(atr, ' ')}`, head[0].length + 1)];
    }
    if (FAILED.test(words)) this.#waiting = false;
    return line.comment(words.slice(1));
  }
}
