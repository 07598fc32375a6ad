import { encodeCommand } from '../../codec/command-apdu.js';
import type { CardInterface } from '../../transport/card-port.js';
import type { ForeignLine } from '../script-line.js';
import type { Statement, StatementWord } from './apdutool-scanner.js';

/** What earlier statements have set. */
export interface StatementState {
  /** Lengths of commands are of three bytes and two. */
  extended: boolean;
  powered: boolean;
  cardInterface: CardInterface | undefined;
}

type Words = readonly StatementWord[];
type Run = (words: Words, state: StatementState) => ForeignLine[];

const KEYWORDS: ReadonlyMap<string, Run> = new Map<string, Run>([
  ['powerup', powerUp],
  ['powerdown', powerDown],
  ['contacted', (words, state) => chooseInterface(words, state, 'contact')],
  ['contactless', (words, state) => chooseInterface(words, state, 'contactless')],
  ['delay', delay],
  [
    'echo',
    (words) =>
      words[0]!.line.note(
        words
          .slice(1)
          .map(({ text }) => text)
          .join(' '),
        words[0]!.column,
      ),
  ],
  ['output', () => []],
  ['extended', extended],
  ['select', select],
]);

const UNABLE: ReadonlyMap<string, string> = new Map([
  ['send', 'send ... to ... opens a logical channel by itself: write the bytes of the command'],
  ['open', 'open asks for a logical channel: write MANAGE CHANNEL (0x00 0x70 ...) instead'],
  ['close', 'close gives a logical channel back: write MANAGE CHANNEL (0x00 0x70 0x80 ...) instead'],
]);

/** @throws ScriptError at the word that is wrong */
export function runStatement({ words }: Statement, state: StatementState): ForeignLine[] {
  const [first] = words;
  // A lone ';' does nothing.
  if (first === undefined) return [];
  const name = first.text.toLowerCase();
  const unable = UNABLE.get(name);
  if (unable !== undefined) throw first.line.error('DIALECT_NOT_EXPRESSIBLE', unable, first.column);
  const run = KEYWORDS.get(name);
  if (run !== undefined) return run(words, state);
  if (/^(0x|\d)/i.test(first.text)) return [command(words, state)];
  throw first.line.error(
    'DIALECT_LINE_UNKNOWN',
    `'${first.text}' is no statement of apdutool; it knows ${[...KEYWORDS.keys()].join(', ')} and bytes such as 0x00`,
    first.column,
  );
}

/** The card is reset: that gives it its power as well. */
function powerUp(words: Words, state: StatementState): ForeignLine[] {
  state.powered = true;
  return [lineOf(words, `reset${state.cardInterface === undefined ? '' : ` ${state.cardInterface}`}`)];
}

/** A reader can only reset; what a card forgets without power it forgets at the reset that follows, too. */
function powerDown(words: Words, state: StatementState): ForeignLine[] {
  state.powered = false;
  return [lineOf(words, '# powerdown')];
}

function chooseInterface(words: Words, state: StatementState, cardInterface: CardInterface): ForeignLine[] {
  state.cardInterface = cardInterface;
  state.powered = false;
  return [lineOf(words, `# ${words[0]!.text}`)];
}

function delay(words: Words): ForeignLine[] {
  const [name, time] = words;
  if (time === undefined || !/^\d+$/.test(time.text)) {
    const at = time ?? name!;
    throw at.line.error('DIALECT_LINE_UNKNOWN', 'delay needs a count of milliseconds', at.column);
  }
  return [lineOf(words, `wait ${time.text}`)];
}

function extended(words: Words, state: StatementState): ForeignLine[] {
  const [name, value] = words;
  const choice = value?.text.toLowerCase();
  if (choice !== 'on' && choice !== 'off') {
    const at = value ?? name!;
    throw at.line.error('DIALECT_LINE_UNKNOWN', 'extended is on or off', at.column);
  }
  state.extended = choice === 'on';
  return [];
}

/** `select //aid/A000000062/03010C0101`; ` on 1` would need a logical channel. */
function select(words: Words, state: StatementState): ForeignLine[] {
  const [name, target, ...more] = words;
  const at = more[0] ?? target ?? name!;
  const aid = target === undefined ? undefined : /^\/\/aid\/([0-9a-f]+)\/([0-9a-f]*|-)$/i.exec(target.text);
  if (aid === undefined || aid === null || more.length > 0) {
    throw at.line.error(
      'DIALECT_NOT_EXPRESSIBLE',
      'only select //aid/RID/PIX on the basic channel can be sent: write the SELECT in bytes',
      at.column,
    );
  }
  requirePower(words, state);
  const bytes = target!.line.bytes(aid[1]! + aid[2]!.replace('-', ''), target!.column);
  const coded = encodeCommand({ cla: 0x00, ins: 0xa4, p1: 0x04, p2: 0x00, data: bytes, ne: 256 });
  return [name!.line.send(coded, name!.column)];
}

/** CLA INS P1 P2 Lc data Le, each a number; Lc 0 stands where there are no data and is not sent. */
function command(words: Words, state: StatementState): ForeignLine {
  requirePower(words, state);
  const bytes = words.map(byteOf);
  const first = words[0]!;
  const wide = state.extended && bytes[4] === 0 && bytes.length >= 7;
  const lengthEnd = wide ? 7 : 5;
  if (bytes.length < lengthEnd + 1) {
    const last = words.at(-1)!;
    throw last.line.error(
      'DIALECT_BYTES_INVALID',
      'a command has CLA INS P1 P2 Lc, the data and Le: bytes are missing',
      last.column + last.text.length,
    );
  }
  const nc = wide ? (bytes[5]! << 8) | bytes[6]! : bytes[4]!;
  const wanted = lengthEnd + nc + (wide ? 2 : 1);
  if (bytes.length !== wanted) {
    const at = words[Math.min(wanted, words.length - 1)]!;
    throw at.line.error(
      'DIALECT_BYTES_INVALID',
      `Lc is ${nc}, so with Le there are ${wanted} bytes, not ${bytes.length}`,
      at.column,
    );
  }
  const sent = nc > 0 ? bytes : [...bytes.slice(0, 4), ...(wide ? [0] : []), ...bytes.slice(lengthEnd)];
  return first.line.send(Uint8Array.from(sent), first.column);
}

function byteOf({ text, line, column }: StatementWord): number {
  const value = /^0x[0-9a-f]{1,2}$/i.test(text) || /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
  if (value <= 0xff) return value;
  throw line.error('DIALECT_BYTES_INVALID', `'${text}' is no byte: 0x00 to 0xFF, or 0 to 255`, column);
}

function requirePower([first]: Words, { powered }: StatementState): void {
  if (powered) return;
  throw first!.line.error(
    'DIALECT_NOT_EXPRESSIBLE',
    'the card has no power here: powerup; must come before',
    first!.column,
  );
}

function lineOf([first]: Words, text: string): ForeignLine {
  return first!.line.as(text, first!.column);
}
