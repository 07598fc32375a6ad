import { ScriptError, type ScriptErrorCode } from '../script/script-error.js';
import type { Protocol } from '../transport/transport.js';
import { HIDDEN_IN_ANSWER, HIDDEN_IN_COMMAND, type ParsedBytes } from './byte-text.js';
import { isFaultCode, TORN } from './fault.js';
import type { RecordingHeader } from './recording-header.js';
import {
  brief,
  bytesOf,
  endOfWords,
  protocolWord,
  recordedWords,
  resetWords,
  tearWords,
  tookTime,
  wordsOf,
} from './recording-line.js';
import { RecordingLineError } from './recording-line-error.js';
import type { ByteRange, Fault, SessionEvent } from './session-event.js';

/** An event and where it stands in the recording; lines count from 1. */
export type RecordedEvent = SessionEvent & { line: number };

type Reset = Pick<SessionEvent & { kind: 'reset' }, 'resetKind' | 'cardInterface' | 'protocol'>;

/** What nothing answers. */
type Silent = { kind: 'power-off' } | { kind: 'tear'; writes: number };

/** What was asked of the card, until all of it has been read. */
interface Pending {
  line: number;
  text: string;
  asked: { kind: 'send'; command: ParsedBytes } | ({ kind: 'reset' } & Reset) | Silent;
  answer?: { bytes: ParsedBytes } | { fault: Fault };
  durationMs?: number;
}

const LINES =
  'title, note, recorded, protocol, reset, power off, tear, send, expect and took; a script that computes is run, not replayed';

/**
 * Reads a recording line by line and keeps nothing of what it has given. A recording is a script of a few kinds of
 * lines, each with exact bytes; whatever else a line says is an error that names its place.
 */
export class RecordingParser {
  readonly header: RecordingHeader = { simulated: false, testKeys: false };
  readonly #file: string;
  #lineNumber = 0;
  #lineText = '';
  #pending: Pending | undefined;
  /** As the last line `protocol` says. */
  #protocol: Protocol | undefined;
  #begun = false;

  constructor(file: string) {
    this.#file = file;
  }

  /**
   * @param text of the next line, without its end
   * @returns the event that is complete with this line, or was with the one before
   * @throws ScriptError
   */
  push(text: string): RecordedEvent | undefined {
    this.#lineNumber++;
    this.#lineText = text;
    try {
      return this.#line(text);
    } catch (error) {
      if (!(error instanceof RecordingLineError)) throw error;
      throw this.#error('RECORDING_LINE_INVALID', error.message, error.index);
    }
  }

  /** The recording has no further line. @returns the last event @throws ScriptError */
  end(): RecordedEvent | undefined {
    if (!this.#begun) {
      const reason = 'the recording holds no session: it begins with reset and expect atr';
      throw new ScriptError('RECORDING_INCOMPLETE', reason, this.#file, Math.max(1, this.#lineNumber), 1, '');
    }
    return this.#complete('the recording ends before it');
  }

  /** A line that is longer than any line of a recording. */
  tooLong(): ScriptError {
    this.#lineNumber++;
    this.#lineText = '';
    return this.#error('RECORDING_LINE_INVALID', 'the line is longer than any of a recording', 0);
  }

  #line(text: string): RecordedEvent | undefined {
    const start = firstNonSpace(text);
    if (start === text.length || text[start] === '#') return undefined;
    const afterVerb = endOfVerb(text, start);
    const verb = text.slice(start, afterVerb);
    switch (verb) {
      case 'send':
        return this.#begin({ kind: 'send', command: bytesOf(text, afterVerb, HIDDEN_IN_COMMAND) });
      case 'expect':
        this.#expect(text, afterVerb);
        return undefined;
      case 'took':
        return this.#took(tookTime(text, afterVerb));
      case 'reset':
        return this.#begin(this.#reset(resetWords(wordsOf(text, afterVerb))));
      case 'power':
        if (text.slice(afterVerb, endOfWords(text)).trim() !== 'off')
          throw new RecordingLineError('power is followed by off', afterVerb);
        return this.#begin({ kind: 'power-off' });
      case 'tear':
        return this.#begin({ kind: 'tear', writes: tearWords(wordsOf(text, afterVerb), text.length) });
      case 'protocol': {
        const protocol = protocolWord(wordsOf(text, afterVerb), text.length);
        const before = this.#complete(`line ${this.#lineNumber} comes before it`);
        this.#protocol = protocol;
        return before;
      }
      case 'recorded':
        Object.assign(this.header, recordedWords(wordsOf(text, afterVerb), text.length));
        return undefined;
      case 'title':
        this.header.title ??= text.slice(afterVerb).trim();
        return undefined;
      case 'note':
        return undefined;
      default:
        throw this.#error(
          'RECORDING_LINE_UNKNOWN',
          `'${brief(verb)}' begins no line of a recording: it has ${LINES}`,
          start,
        );
    }
  }

  #reset(words: Omit<Reset, 'protocol'>): Pending['asked'] {
    const usual = words.cardInterface === 'contactless' ? 'contactless' : 'T=0';
    return { kind: 'reset', ...words, protocol: this.#protocol ?? usual };
  }

  #begin(asked: Pending['asked']): RecordedEvent | undefined {
    if (asked.kind !== 'reset' && !this.#begun) {
      throw this.#error('RECORDING_INCOMPLETE', 'a recording begins with reset and expect atr', 0);
    }
    const before = this.#complete(`line ${this.#lineNumber} comes before it`);
    this.#begun = true;
    this.#pending = { line: this.#lineNumber, text: this.#lineText, asked };
    return before;
  }

  #expect(text: string, start: number): void {
    const pending = this.#pending;
    if (pending === undefined || isSilent(pending.asked))
      throw new RecordingLineError('there is no send or reset before this expect', 0);
    if (pending.answer !== undefined)
      throw new RecordingLineError('the answer stands before this line already; a recording has one', 0);
    pending.answer = answerOf(text, start, pending.asked.kind === 'reset');
  }

  #took(durationMs: number): RecordedEvent | undefined {
    if (this.#pending === undefined)
      throw new RecordingLineError('there is nothing before this line that took time', 0);
    this.#pending.durationMs = durationMs;
    return this.#complete(`line ${this.#lineNumber} comes before it`);
  }

  /** @param why the pending event will get no answer any more */
  #complete(why: string): RecordedEvent | undefined {
    const pending = this.#pending;
    if (pending === undefined) return undefined;
    this.#pending = undefined;
    const { line, text, asked, answer, durationMs } = pending;
    let event: RecordedEvent;
    if (isSilent(asked)) event = { ...asked, line };
    else if (answer !== undefined) event = eventOf(asked, answer, line);
    else {
      const reason = `the answer to this ${asked.kind === 'send' ? 'command' : 'reset'} is missing: ${why}`;
      throw new ScriptError('RECORDING_INCOMPLETE', reason, this.#file, line, 1, text);
    }
    if (durationMs !== undefined) event.durationMs = durationMs;
    return event;
  }

  #error(code: ScriptErrorCode, reason: string, index: number): ScriptError {
    return new ScriptError(code, reason, this.#file, this.#lineNumber, index + 1, this.#lineText);
  }
}

function isSilent(asked: Pending['asked']): asked is Silent {
  return asked.kind === 'power-off' || asked.kind === 'tear';
}

/** After `expect`. */
function answerOf(text: string, start: number, isReset: boolean): NonNullable<Pending['answer']> {
  const from = firstNonSpace(text, start);
  const word = text.slice(from, endOfVerb(text, from));
  if (word === 'torn' || word === 'fault') {
    const words = wordsOf(text, from);
    if (word === 'torn' && words.length === 1) return { fault: TORN };
    const code = words[1]?.text;
    if (word === 'fault' && words.length === 2 && isFaultCode(code!)) return { fault: code! };
    throw new RecordingLineError('expect torn, or expect fault and a code such as LINK_FAILED', from);
  }
  if (isReset) {
    if (word !== 'atr') throw new RecordingLineError('a reset is answered by expect atr and its bytes', from);
    const empty = wordsOf(text, from + word.length)[0]?.text === 'empty';
    const bytesFrom = empty ? text.indexOf('empty', from) + 5 : from + word.length;
    const bytes = bytesOf(text, bytesFrom, HIDDEN_IN_ANSWER, empty);
    if (bytes.hidden.length > 0) throw new RecordingLineError('an answer to reset hides nothing', bytesFrom);
    return { bytes };
  }
  const bytes = bytesOf(text, word === 'empty' ? from + word.length : from, HIDDEN_IN_ANSWER);
  if (bytes.bytes.length < 2) throw new RecordingLineError('an answer has a status word of two bytes', from);
  return { bytes };
}

function eventOf(
  asked: Exclude<Pending['asked'], Silent>,
  answer: NonNullable<Pending['answer']>,
  line: number,
): RecordedEvent {
  if (asked.kind === 'reset') {
    const { resetKind, cardInterface, protocol } = asked;
    if ('fault' in answer)
      return { kind: 'reset-failure', resetKind, cardInterface, fault: answer.fault, line };
    return { kind: 'reset', resetKind, cardInterface, protocol, answerToReset: answer.bytes.bytes, line };
  }
  const { bytes: command, hidden } = asked.command;
  if ('fault' in answer) {
    return withHidden({ kind: 'failure', command, fault: answer.fault, line }, hidden, []);
  }
  const { bytes: response, hidden: hiddenAnswer } = answer.bytes;
  return withHidden({ kind: 'exchange', command, response, line }, hidden, hiddenAnswer);
}

function withHidden(
  event: RecordedEvent & { kind: 'exchange' | 'failure' },
  command: readonly ByteRange[],
  response: readonly ByteRange[],
): RecordedEvent {
  if (command.length > 0 || response.length > 0) {
    event.hidden = { ...(command.length > 0 && { command }), ...(response.length > 0 && { response }) };
  }
  return event;
}

function firstNonSpace(text: string, from = 0): number {
  let index = from;
  while (index < text.length && isSpace(text.charCodeAt(index))) index++;
  return index;
}

function endOfVerb(text: string, from: number): number {
  let index = from;
  while (index < text.length && !isSpace(text.charCodeAt(index))) index++;
  return index;
}

/** Space, tab, the return of a Windows line end, no-break and full-width space. */
function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0d || code === 0xa0 || code === 0x3000;
}
