import { concatBytes } from '../../bytes.js';
import { encodeCommand } from '../../codec/command-apdu.js';
import type { ForeignLine } from '../script-line.js';
import { DialectLine } from './dialect-line.js';
import { isOwnLanguage } from './own-language.js';
import { hasPySimSigns } from './pysim-signs.js';
import type { DialectReader, ScriptDialect } from './script-dialect.js';
import { SCRIPTOR } from './scriptor.js';
import { significantLines } from './significant-lines.js';

/** Commands of the tool that this language has no step for, and what to write instead. */
const UNABLE: Readonly<Record<string, string>> = {
  asn1: 'apdu with READ BINARY or READ RECORD',
  cat: 'apdu with READ BINARY or READ RECORD',
  change: 'apdu with the command that changes the PIN',
  create: 'apdu with CREATE FILE',
  delete: 'apdu with DELETE FILE',
  do_get: 'apdu with GET DATA',
  do_put: 'apdu with PUT DATA',
  erase: 'apdu with the commands that do it',
  find: 'apdu with SELECT, one for each identifier',
  find_tags: 'apdu with GET DATA, one for each tag',
  get: 'apdu with READ BINARY',
  get_record: 'apdu with READ RECORD',
  info: 'apdu with SELECT, whose answer tells of the file',
  ls: 'nothing in its place: a card of this kind has no list of files',
  mkdir: 'apdu with CREATE FILE',
  pin_info: 'apdu with an empty VERIFY',
  put: 'apdu with UPDATE BINARY',
  random: 'apdu with GET CHALLENGE',
  rm: 'apdu with DELETE FILE',
  select: 'apdu with SELECT, or cd',
  sm: 'apdu with secured commands',
  unblock: 'apdu with the command that unblocks the PIN',
  update_binary: 'apdu with UPDATE BINARY',
  update_record: 'apdu with UPDATE RECORD',
  verify: 'apdu with VERIFY',
};

/** Change nothing on the card. */
const SILENT: ReadonlySet<string> = new Set(['debug', 'help']);
const KNOWN: ReadonlySet<string> = new Set(['apdu', 'cd', 'echo', 'quit', ...SILENT, ...Object.keys(UNABLE)]);
const SIGNS: ReadonlySet<string> = new Set([
  'apdu',
  'cd',
  'cat',
  'ls',
  'info',
  'asn1',
  'get',
  'do_get',
  'get_record',
]);
/** A word, or text in quotes, up to a comment. */
const WORD = /"([^"]*)"|(#.*)|[^\s"]+|"/g;

const firstWord = (line: string): string => /^\S+/.exec(line)![0];

/** Scripts of OpenSC's opensc-explorer; of its commands those that are APDUs. */
export const OPENSC_EXPLORER: ScriptDialect = {
  id: 'opensc-explorer',
  title: { en: 'script of opensc-explorer', zh: 'opensc-explorer 脚本' },
  recorded: false,
  fetchesAnswers: true,

  recognise(text) {
    const [first, ...others] = significantLines(text).map(({ text: line }) => firstWord(line));
    if (first === undefined || !KNOWN.has(first) || isOwnLanguage(text) || hasPySimSigns(text)) return false;
    // `cd` is a byte, too.
    return [first, ...others].some((word) => SIGNS.has(word)) && !SCRIPTOR.recognise(text);
  },

  open: (file) => new ExplorerReader(file),
};

class ExplorerReader implements DialectReader {
  #ended = false;

  constructor(private readonly file: string) {}

  read(text: string, number: number): readonly ForeignLine[] {
    const words = text.trim();
    if (this.#ended || words === '') return [];
    const line = new DialectLine(this.file, number, text);
    if (words.startsWith('#')) return line.comment(words.slice(1));
    const name = firstWord(words);
    const instead = UNABLE[name];
    if (instead !== undefined)
      throw line.error(
        'DIALECT_NOT_EXPRESSIBLE',
        `${name} works on what opensc-explorer knows of the card; write ${instead}`,
      );
    const given = argumentsOf(line, name);
    switch (name) {
      case 'apdu':
        return [line.send(concatBytes(...given.map((word) => bytesOf(word, line))))];
      case 'cd':
        return [changeDirectory(line, given)];
      case 'echo':
        return line.note(given.map(({ text: word }) => word).join(' '));
      case 'quit':
        this.#ended = true;
        return [];
    }
    if (SILENT.has(name)) return [];
    throw line.error('DIALECT_LINE_UNKNOWN', `'${name}' is no command of opensc-explorer`);
  }

  end(): readonly ForeignLine[] {
    return [];
  }
}

interface Word {
  readonly text: string;
  readonly quoted: boolean;
  /** From 1. */
  readonly column: number;
}

function argumentsOf(line: DialectLine, name: string): Word[] {
  const start = line.firstColumn - 1 + name.length;
  const words: Word[] = [];
  for (const match of line.text.slice(start).matchAll(WORD)) {
    const column = start + match.index + 1;
    if (match[2] !== undefined) break;
    if (match[0] === '"') throw line.error('DIALECT_LINE_UNKNOWN', 'the quote is not closed', column);
    words.push({ text: match[1] ?? match[0], quoted: match[1] !== undefined, column });
  }
  return words;
}

/** Hexadecimal with or without colons, or characters in quotes. */
function bytesOf({ text, quoted, column }: Word, line: DialectLine): Uint8Array {
  if (quoted) return new TextEncoder().encode(text);
  return line.bytes(text.replaceAll(':', ' '), column);
}

const SELECT = { cla: 0x00, ins: 0xa4, p2: 0x00, ne: 256 } as const;
const BY = { IDENTIFIER: 0x00, PARENT: 0x03, NAME: 0x04 } as const;

function changeDirectory(line: DialectLine, given: readonly Word[]): ForeignLine {
  const [target, extra] = given;
  const at = extra ?? target;
  const column = at?.column ?? line.text.trimEnd().length + 1;
  if (target === undefined || extra !== undefined)
    throw line.error('DIALECT_LINE_UNKNOWN', 'cd needs one file identifier, aid:NAME or ..', column);
  if (target.text === '..') return line.send(encodeCommand({ ...SELECT, p1: BY.PARENT }));
  const name = /^aid:(.*)$/i.exec(target.text);
  if (name !== null) {
    const data = line.bytes(name[1]!.replaceAll(':', ' '), target.column + 4);
    return line.send(encodeCommand({ ...SELECT, p1: BY.NAME, data }));
  }
  const data = line.bytes(target.text.replace(':', ' '), target.column);
  if (data.length !== 2)
    throw line.error('DIALECT_NOT_EXPRESSIBLE', 'a file identifier has 2 bytes, such as DF01', target.column);
  return line.send(encodeCommand({ ...SELECT, p1: BY.IDENTIFIER, data }));
}
