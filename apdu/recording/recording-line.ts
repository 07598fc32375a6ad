import type { CardInterface } from '../transport/card-port.js';
import type { Protocol, ResetKind } from '../transport/transport.js';
import { type ParsedBytes, parseBytes } from './byte-text.js';
import { PROFILE, type RecordingHeader, SEED, SIMULATED, TEST_KEYS } from './recording-header.js';
import { RecordingLineError } from './recording-line-error.js';

/** A run of characters without white space, and where it begins in the line, from 0. */
interface Word {
  text: string;
  index: number;
}

const NUMBER = /^\d{1,12}(\.\d{1,9})?$/;
/** As it is written by this program. */
const TOOK = /^took (\d{1,12}\.\d{3}) ms$/;
const PROTOCOLS: readonly Protocol[] = ['T=0', 'T=1', 'contactless'];

/** The words of a line from `start` on, without a comment. */
export function wordsOf(text: string, start: number): Word[] {
  const words: Word[] = [];
  for (const match of text.slice(start).matchAll(/\S+/g)) {
    if (match[0].startsWith('#')) break;
    words.push({ text: match[0], index: start + match.index });
  }
  return words;
}

/** Where what counts of a line ends: before a comment and the white space in front of it. */
export function endOfWords(text: string): number {
  const comment = text.indexOf('#');
  return (comment < 0 ? text : text.slice(0, comment)).trimEnd().length;
}

/** The bytes from `start` to the end of the line, one or more unless `mayBeEmpty`. */
export function bytesOf(text: string, start: number, mark: string, mayBeEmpty = false): ParsedBytes {
  const parsed = parseBytes(text, start, endOfWords(text), mark);
  const { fault } = parsed;
  if (fault !== undefined) {
    const shown = String.fromCodePoint(text.codePointAt(fault.index)!);
    const reason =
      fault.reason === 'odd'
        ? 'this byte lacks a digit'
        : `'${shown}' is no hexadecimal digit: a recording has whole bytes, ${mark} for a hidden one`;
    throw new RecordingLineError(reason, fault.index);
  }
  if (parsed.bytes.length === 0 && !mayBeEmpty)
    throw new RecordingLineError('bytes are missing', text.length);
  return parsed;
}

export function resetWords(words: readonly Word[]): { resetKind: ResetKind; cardInterface: CardInterface } {
  let resetKind: ResetKind = 'cold';
  let cardInterface: CardInterface = 'contact';
  for (const { text, index } of words) {
    if (text === 'contact' || text === 'contactless') cardInterface = text;
    else if (text === 'warm') resetKind = 'warm';
    else
      throw new RecordingLineError(`reset knows contact, contactless and warm, not '${brief(text)}'`, index);
  }
  return { resetKind, cardInterface };
}

export function protocolWord(words: readonly Word[], end: number): Protocol {
  const [word] = words;
  const protocol = PROTOCOLS.find((name) => name === word?.text);
  if (protocol !== undefined && words.length === 1) return protocol;
  throw new RecordingLineError(`protocol is one of ${PROTOCOLS.join(', ')}`, word?.index ?? end);
}

/** `took 0.612 ms` */
export function tookTime(text: string, start: number): number {
  const usual = TOOK.exec(text);
  if (usual !== null) return Number(usual[1]);
  const words = wordsOf(text, start);
  const [amount, unit] = words;
  if (words.length === 2 && unit!.text === 'ms' && NUMBER.test(amount!.text)) return Number(amount!.text);
  throw new RecordingLineError(
    'took is a count of milliseconds: took 0.612 ms',
    amount?.index ?? text.length,
  );
}

/** `recorded 2026-11-23T03:00:00Z sscard 0.1.0 [profile=..] [seed=..] [simulated] [test-keys]` */
export function recordedWords(words: readonly Word[], end: number): Omit<RecordingHeader, 'title'> {
  const [time, ...rest] = words;
  const recordedAt = new Date(time?.text ?? '');
  if (Number.isNaN(recordedAt.getTime())) {
    const reason = 'recorded needs the time and the program: recorded 2026-11-23T03:00:00Z sscard 0.1.0';
    throw new RecordingLineError(reason, time?.index ?? end);
  }
  const texts = rest.map(({ text }) => text);
  const profile = valueAfter(PROFILE, texts);
  const seed = valueAfter(SEED, texts);
  const isFlag = (text: string): boolean =>
    text === SIMULATED || text === TEST_KEYS || text.startsWith(PROFILE) || text.startsWith(SEED);
  return {
    recordedAt,
    program: texts.filter((text) => !isFlag(text)).join(' '),
    ...(profile !== undefined && { profile }),
    ...(seed !== undefined && { seed }),
    simulated: texts.includes(SIMULATED),
    testKeys: texts.includes(TEST_KEYS),
  };
}

function valueAfter(name: string, texts: readonly string[]): string | undefined {
  return texts.find((text) => text.startsWith(name))?.slice(name.length);
}

/** `tear 3` */
export function tearWords(words: readonly Word[], end: number): number {
  const [count] = words;
  if (words.length === 1 && /^\d{1,9}$/.test(count!.text)) return Number(count!.text);
  throw new RecordingLineError('tear is followed by a count of writes', count?.index ?? end);
}

/** A word of the file, short enough for a message. */
export function brief(text: string): string {
  return text.length <= 24 ? text : `${text.slice(0, 24)}...`;
}
