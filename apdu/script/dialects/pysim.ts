import type { ForeignLine } from '../script-line.js';
import { isCaseFour } from './case-four.js';
import { DialectLine } from './dialect-line.js';
import { isOwnLanguage } from './own-language.js';
import { patternOfRegex } from './pysim-regex.js';
import { hasPySimSigns } from './pysim-signs.js';
import type { DialectReader, ScriptDialect } from './script-dialect.js';
import { significantLines } from './significant-lines.js';

/** Settings of the shell, and commands that only show something. */
const SILENT: ReadonlySet<string> = new Set(['set', 'intro', 'version', 'help', 'history', 'desc']);
const RESETS: ReadonlySet<string> = new Set(['reset', 'equip']);
const ENDS: ReadonlySet<string> = new Set(['quit', 'eof', 'exit']);
const COMMAND = /^[a-z][a-z_]+(\s|$)/;
/** Quoted text of either kind, or a word; an option and its value may be joined by `=`. */
const WORD = /(?:[^\s"']|"[^"]*"|'[^']*')+|["']/g;

interface Word {
  readonly text: string;
  /** From 1, of the first character behind a quote. */
  readonly column: number;
}

/** Scripts of pySim-shell: `apdu` lines with what they expect; all else needs what pySim knows of SIM cards. */
export const PYSIM: ScriptDialect = {
  id: 'pysim',
  title: { en: 'script of pySim-shell', zh: 'pySim-shell 脚本' },
  recorded: false,
  fetchesAnswers: true,

  recognise(text) {
    const [first] = significantLines(text);
    if (first === undefined || isOwnLanguage(text) || !hasPySimSigns(text)) return false;
    return COMMAND.test(first.text);
  },

  open: (file) => new PySimReader(file),
};

class PySimReader implements DialectReader {
  #ended = false;

  constructor(private readonly file: string) {}

  read(text: string, number: number): readonly ForeignLine[] {
    const words = text.trim();
    if (this.#ended || words === '') return [];
    const line = new DialectLine(this.file, number, text);
    if (words.startsWith('#')) return line.comment(words.slice(1));
    const [name, ...given] = wordsOf(line);
    switch (name!.text) {
      case 'apdu':
        return exchange(line, given);
      case 'echo':
        return line.note(given.map(({ text: word }) => word).join(' '));
      case 'sleep':
        return [pause(line, given)];
    }
    if (RESETS.has(name!.text)) return [line.as('reset')];
    if (SILENT.has(name!.text)) return line.comment(words);
    if (ENDS.has(name!.text)) {
      this.#ended = true;
      return [];
    }
    throw line.error(
      'DIALECT_NOT_EXPRESSIBLE',
      `'${name!.text}' needs what pySim-shell knows of SIM cards; only apdu, reset, equip, echo and sleep can be run here: write apdu with the bytes`,
    );
  }

  end(): readonly ForeignLine[] {
    return [];
  }
}

function wordsOf(line: DialectLine): Word[] {
  return [...line.text.matchAll(WORD)].map(([text], index, all) => {
    const column = all[index]!.index + 1;
    if (text === '"' || text === "'")
      throw line.error('DIALECT_LINE_UNKNOWN', 'the quote is not closed', column);
    const quoted = /^["']/.test(text);
    return { text: text.replace(/["']/g, ''), column: quoted ? column + 1 : column };
  });
}

function pause(line: DialectLine, [seconds]: readonly Word[]): ForeignLine {
  if (seconds === undefined || !/^\d+(\.\d+)?$/.test(seconds.text))
    throw line.error('DIALECT_LINE_UNKNOWN', 'sleep needs a count of seconds', seconds?.column);
  return line.as(`wait ${Math.round(Number(seconds.text) * 1000)}`);
}

const OPTIONS = /^--(expect-sw|expect-response-regex)(?:=(.*))?$/s;

/** `apdu [--raw] APDU [--expect-sw SW] [--expect-response-regex REGEX]`, in any order. */
function exchange(line: DialectLine, given: readonly Word[]): ForeignLine[] {
  const expected = new Map<string, Word>();
  const bytes: Word[] = [];
  for (let index = 0; index < given.length; index++) {
    const word = given[index]!;
    const option = OPTIONS.exec(word.text);
    if (option !== null) {
      const [, name, joined] = option;
      const value = joined === undefined ? given[++index] : valueBehind(word, joined, line);
      if (value === undefined)
        throw line.error('DIALECT_LINE_UNKNOWN', `--${name} needs a value`, word.column);
      expected.set(name!, value);
    } else if (word.text.startsWith('-') && word.text !== '--raw') {
      throw line.error('DIALECT_LINE_UNKNOWN', `apdu has no option ${word.text}`, word.column);
    } else if (word.text !== '--raw') bytes.push(word);
  }
  const [hex, extra] = bytes;
  if (hex === undefined || extra !== undefined)
    throw line.error('DIALECT_LINE_UNKNOWN', 'apdu needs the bytes of one command', extra?.column);
  const command = line.bytes(hex.text, hex.column);
  const status = statusOf(expected.get('expect-sw'), line);
  const regex = expected.get('expect-response-regex');
  const sent = line.send(command, hex.column);
  if (regex === undefined && status === undefined) return [sent];
  const column = (expected.get('expect-sw') ?? regex)!.column;
  const alternatives = regex === undefined ? [''] : patternOfRegex(regex.text, line, regex.column);
  const patterns = alternatives.map((data) => `${data} ${status ?? '????'}`.trim());
  // pySim fetches what waits by itself; without that a card speaking T=0 says so.
  if (isCaseFour(command) && !patterns.includes('61xx')) patterns.push('61xx');
  return [sent, line.as(`expect ${patterns.join(' or ')}`, column)];
}

/** The value of `--option=value`, with its place. */
function valueBehind(word: Word, value: string, line: DialectLine): Word {
  const at = line.text.indexOf('=', word.column - 1) + 1;
  const quote = /^["']/.test(line.text.slice(at)) ? 1 : 0;
  return { text: value, column: at + quote + 1 };
}

/** Four digits, of which `x` and `?` are any. */
function statusOf(word: Word | undefined, line: DialectLine): string | undefined {
  if (word === undefined) return undefined;
  if (/^[0-9a-fx?]{4}$/i.test(word.text)) return word.text.toUpperCase().replace(/X/g, 'x');
  throw line.error(
    'DIALECT_BYTES_INVALID',
    `'${word.text}' is no status word: four digits, x or ? for any`,
    word.column,
  );
}
