import type { ForeignLine } from '../script-line.js';
import { DialectLine } from './dialect-line.js';
import { hexBytes, isAnswer, isCommand } from './hex-line.js';
import { isOwnLanguage } from './own-language.js';
import type { DialectReader, ScriptDialect } from './script-dialect.js';
import { significantLines } from './significant-lines.js';

const COMMENT = /(^|\s)(#|\/\/).*$/;
/** A sign between command and answer, or white space where both are one word. */
const SIGN = /\s*(?:=>|->|==|[|,;:=>])\s*|\t+/;
const TWO_WORDS = /^([0-9a-f]{8,})\s+([0-9a-f?x]{4,})$/i;
const ANSWER = /^[0-9a-f?x\s]*$/i;
const WILDCARD = /[?x]/gi;
const LEAST_BYTES = 4;

/** A command and its answer, both on one line or one below the other, nothing else. */
export const PAIRS: ScriptDialect = {
  id: 'pairs',
  title: { en: 'pairs of command and answer in hexadecimal', zh: '十六进制命令与响应对' },
  recorded: true,
  fetchesAnswers: false,
  recognise: (text) => !isOwnLanguage(text) && !hasDumpHead(text) && arePairs(text),
  open: (file) => new PairReader(file),
};

/** The head of an apdu4j dump: its answers are exact, those of pairs may be status words alone. */
export function hasDumpHead(text: string): boolean {
  return /^\s*#\s*(ATR|PROTOCOL):/im.test(text.slice(0, 0x1000));
}

/** So many of the lines, at least, say what a text is; the others may be slips, which are told with their place. */
const SHARE = 0.25;

/** Whether the first lines are commands and answers in turn. */
export function arePairs(text: string): boolean {
  const lines = significantLines(text)
    .map(({ text: line }) => line.replace(COMMENT, '').trim())
    .filter((line) => line !== '');
  const [first] = lines;
  if (first === undefined) return false;
  if (halvesOf(first) === undefined) return alternate(lines);
  return isPair(first) && lines.filter(isPair).length > lines.length / 2;
}

function alternate(lines: readonly string[]): boolean {
  const bytes = lines.map((line) => hexBytes(line.replace(WILDCARD, '0')));
  const [first, second] = bytes;
  if (first === undefined || second === undefined || !isCommand(first) || !isAnswer(second)) return false;
  // Commands may end with what reads as a status word by chance; most of them do not.
  const answers = bytes.filter((line) => line !== undefined && isAnswer(line) && !isCommand(line));
  return answers.length >= lines.length * SHARE;
}

function isPair(line: string): boolean {
  const [command, answer] = halvesOf(line) ?? [];
  const bytes = command === undefined ? undefined : hexBytes(command.text);
  if (bytes === undefined || bytes.length < LEAST_BYTES || !ANSWER.test(answer!.text)) return false;
  const digits = hexBytes(answer!.text.replace(WILDCARD, '9'));
  return answer!.text === '' || (digits !== undefined && isAnswer(digits));
}

interface Half {
  readonly text: string;
  /** From 1. */
  readonly column: number;
}

/** Command and answer of one line; undefined where the line is one thing. */
function halvesOf(text: string): [Half, Half] | undefined {
  const words = TWO_WORDS.exec(text.trim());
  const start = text.length - text.trimStart().length;
  if (words !== null) {
    const [whole, command, answer] = words as unknown as [string, string, string];
    return [
      { text: command, column: start + 1 },
      { text: answer, column: start + whole.length - answer.length + 1 },
    ];
  }
  const sign = SIGN.exec(text.trimEnd());
  if (sign === null || sign.index <= start) return undefined;
  const after = sign.index + sign[0].length;
  const left = text.slice(0, sign.index);
  const right = text.slice(after);
  if (/\t/.test(sign[0]) && hexBytes(left)?.length === 1) return undefined;
  return [
    { text: left.trim(), column: start + 1 },
    { text: right.trim(), column: after + 1 },
  ];
}

class PairReader implements DialectReader {
  #command: DialectLine | undefined;

  constructor(private readonly file: string) {}

  read(text: string, number: number): readonly ForeignLine[] {
    const line = new DialectLine(this.file, number, text);
    const content = text.replace(COMMENT, '');
    if (content.trim() === '') return line.comment(text.replace(/^\s*(#|\/\/)/, ''));
    const halves = halvesOf(content);
    if (halves !== undefined) return this.#pair(line, halves);
    if (this.#command !== undefined) {
      const { number } = this.#command;
      this.#command = undefined;
      return expectation(line, content.trim(), line.firstColumn, number);
    }
    this.#command = line;
    const command = line.bytes(content, 1);
    if (command.length < LEAST_BYTES)
      throw line.error(
        'DIALECT_ANSWER_ALONE',
        'a command belongs here, of 4 bytes or more: the one that this answers is missing',
      );
    return [line.send(command)];
  }

  end(): readonly ForeignLine[] {
    return [];
  }

  #pair(line: DialectLine, [command, answer]: [Half, Half]): readonly ForeignLine[] {
    if (this.#command !== undefined)
      throw line.error('DIALECT_LINE_UNKNOWN', 'the answer to the command before is missing here');
    const sent = line.send(line.bytes(command.text, command.column), command.column);
    return [sent, ...expectation(line, answer.text, answer.column, line.number)];
  }
}

/**
 * Nothing to expect where nothing is written; `?` and `x` stand for any digit.
 * @param answered the line of the command
 */
function expectation(line: DialectLine, text: string, column: number, answered: number): ForeignLine[] {
  if (text === '') return [];
  const digits = line.bytes(text.replace(WILDCARD, '9'), column);
  if (!isAnswer(digits))
    throw line.error(
      'DIALECT_BYTES_INVALID',
      `the answer to the command of line ${answered} belongs here, and these bytes end with no status word`,
      column,
    );
  const pairs = text.replace(/\s/g, '').toUpperCase().replaceAll('X', '?');
  const data = pairs.slice(0, -4).replace(/(..)(?=.)/g, '$1 ');
  return [line.as(`expect ${data === '' ? '' : `${data} `}${pairs.slice(-4)}`, column)];
}
