import { existsSync } from 'node:fs';
import { Option } from 'commander';
import { toHex } from '../../apdu/bytes.js';
import { CodecError } from '../../apdu/codec/codec-error.js';
import {
  captureEntries,
  type EntryBatches,
  generationInCapture,
  generationInText,
  type TraceSource,
  tellEntries,
  textEntries,
} from '../decoding/decode-source.js';
import { EXPLAIN, explainValue } from '../decoding/explain-bytes.js';
import {
  formatNamed,
  MARKED_LINES,
  recogniseFormat,
  TRACE_FORMATS,
} from '../decoding/formats/format-table.js';
import { GENERATIONS, GenerationGuess, type GenerationName } from '../decoding/generation.js';
import { guessKind } from '../decoding/guess-kind.js';
import { HeadedSource } from '../decoding/headed-source.js';
import { PatientOutput } from '../decoding/patient-output.js';
import { readHead, wholeText } from '../decoding/read-head.js';
import { filePieces, streamPieces } from '../decoding/source-pieces.js';
import { isKind, KINDS, type Kind } from '../decoding/subject.js';
import { textOf } from '../decoding/text-encoding.js';
import { isTrace } from '../decoding/trace-lines.js';
import { TraceOutput } from '../decoding/trace-output.js';
import { FileError } from '../errors/file-error.js';
import { UsageError } from '../errors/usage-error.js';
import { bytesFromText, joinedWords } from '../input/command-arguments.js';
import { coloursFor } from '../output/colours.js';
import { explanationLines } from '../output/explanation-text.js';
import { examples } from '../program/help-text.js';
import type { ConfigureVerb, Invocation } from '../program/verb.js';

interface Arguments {
  readonly as?: string;
  readonly tag?: string;
  readonly generation?: GenerationName;
}

const rows = (entries: readonly (readonly [string, string])[], width: number): string =>
  entries.map(([name, meaning]) => `\n  ${name.padEnd(width)}${meaning}`).join('');

const NOTES = `
Kinds: ${rows(Object.entries(KINDS), 17)}
A file or standard input may also be, and is then read as it comes: ${rows(
  [
    ...TRACE_FORMATS.map(({ id, meaning }) => [id, meaning] as const),
    ['capture', 'pcap or pcapng with GSMTAP packets of a SIM'],
  ],
  17,
)}
Hexadecimal that is split byte by byte is one piece; else each word, and each line of a file, is a piece of its own. A
command followed by its answer is a pair. PINs and keys in commands are not shown. The generation of the card, which
decides on names and rules, is told by what the card answers, else it is the third.`;

/** `sscard decode`: what bytes mean. */
export const configure: ConfigureVerb = (command, action) => {
  const choices = [...Object.keys(KINDS), ...TRACE_FORMATS.map(({ id }) => id)];
  command
    .argument('[what...]', 'hexadecimal, a file, or - for standard input (default)')
    .addOption(new Option('--as <kind>', 'do not guess').choices(choices))
    .addOption(
      new Option('--tag <tag>', 'the value of this tag of the bank application, such as 95').conflicts('as'),
    )
    .addOption(new Option('--generation <name>', 'of the card').choices(Object.keys(GENERATIONS)))
    .addHelpText(
      'after',
      `${NOTES}\n${examples(
        ['sscard decode 6A82', 'a status word'],
        ['sscard decode 00B2070400 6A83', 'a command and its answer'],
        ['sscard decode 3B6D000000815443538660510100000001', 'an ATR'],
        ['sscard decode 9F360200059F270180', 'data objects of the bank application'],
        ['sscard decode --tag 95 0400008000', 'the bits of one value (here the TVR)'],
        ['sscard decode session.log', 'a trace of lines > hex and < hex, or one of the above'],
        ['pcscd -fa | sscard decode -', 'what programs say to a card, as they say it'],
      )}`,
    )
    .action(
      action(async (invocation, words: string[], given: Arguments) => {
        const source = sourceOf(words, invocation);
        if (source === undefined) await explainTexts(textsIn(words), given, invocation);
        else await tellSource(source, given, invocation);
        return 'DONE';
      }),
    );
};

/** The file or stream that the words name; undefined where the words themselves are to be decoded. */
function sourceOf(words: readonly string[], { streams }: Invocation): TraceSource | undefined {
  const [word, ...more] = words;
  if (word === undefined || (word === '-' && more.length === 0))
    return { source: new HeadedSource(streamPieces(streams.input)), name: 'standard input' };
  if (more.length > 0 || isTrace(word) || /^[0-9a-f\s]*$/i.test(word)) return undefined;
  if (existsSync(word)) return { source: new HeadedSource(filePieces(word)), name: word };
  bytesFromText(word, `'${word}' is no file, nor is it hexadecimal`);
  return undefined;
}

function textsIn(words: readonly string[]): string[] {
  return words.length > 1 ? joinedWords(words) : piecesOf(words[0]!);
}

/** A trace is one text; otherwise each line is one. */
function piecesOf(text: string): string[] {
  if (isTrace(text)) return [text];
  const texts = text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.trim().startsWith('#'));
  if (texts.length === 0) throw new UsageError('there is nothing to decode');
  return texts;
}

/** A trace is told as it comes; pieces of hexadecimal are read to their end first. */
async function tellSource(from: TraceSource, given: Arguments, invocation: Invocation): Promise<void> {
  const { source, name } = from;
  try {
    const ofBytes = given.tag !== undefined || (isKind(given.as ?? '') && given.as !== 'trace');
    const head = await readHead(from, (text) => !ofBytes && recogniseFormat(text)?.certain === true);
    if (head.kind === 'capture') {
      const guess = new GenerationGuess(given.generation, generationInCapture(source.head));
      return await tellTrace(captureEntries(from), guess, invocation);
    }
    const text = textOf(source.head, head.encoding);
    const format = ofBytes ? undefined : formatOf(text, given.as);
    if (format === undefined)
      return await explainTexts(piecesOf(await wholeText(from, head.encoding)), given, invocation);
    const guess = new GenerationGuess(given.generation, generationInText(text, format, name));
    await tellTrace(textEntries(from, format, head.encoding), guess, invocation);
  } catch (error) {
    const inFile = name !== 'standard input' && (error instanceof UsageError || error instanceof CodecError);
    throw inFile ? new FileError('FILE_NOT_UNDERSTOOD', name, error.message) : error;
  }
}

function formatOf(head: string, as: string | undefined) {
  const named = as === undefined ? undefined : formatNamed(as);
  return named ?? recogniseFormat(head) ?? (as === 'trace' ? MARKED_LINES : undefined);
}

async function tellTrace(
  entries: EntryBatches,
  guess: GenerationGuess,
  invocation: Invocation,
): Promise<void> {
  const { report, streams, language } = invocation;
  const colours = report.json ? undefined : await coloursFor(streams.output, streams.environment);
  const output = new TraceOutput(guess, language, colours);
  await tellEntries(entries, output, new PatientOutput(streams.output));
}

/** Bytes from the command line, or the lines of a file that is no trace. */
async function explainTexts(
  texts: readonly string[],
  given: Arguments,
  invocation: Invocation,
): Promise<void> {
  if (given.tag !== undefined) return explainValues(texts, given.tag, invocation);
  const as = given.as;
  if (as !== undefined && !isKind(as)) return explainAsTrace(texts, as, given, invocation);
  const [first] = texts;
  if (as === 'trace' || (as === undefined && isTrace(first!)))
    return explainAsTrace(texts, MARKED_LINES.id, given, invocation);
  const pieces = texts.map((text, index) =>
    bytesFromText(text, texts.length === 1 ? 'the text' : `piece ${index + 1}`),
  );
  if (isPair(pieces, as)) {
    const [command, answer] = pieces.map((bytes) => toHex(bytes));
    return explainAsTrace([`> ${command}`, `< ${answer}`], MARKED_LINES.id, given, invocation);
  }
  const profile = given.generation && GENERATIONS[given.generation];
  const explanations = pieces.map((bytes) => {
    const kind = as === undefined || as === 'pair' ? guessKind(bytes) : as;
    if (kind !== undefined && kind !== 'pair' && kind !== 'trace')
      return EXPLAIN[kind](bytes, invocation.language, profile);
    throw new UsageError(
      `${shown(bytes)} is none of ${Object.keys(KINDS).join(', ')}; say which it should be with --as`,
    );
  });
  const print = await invocation.report.items();
  for (const explanation of explanations)
    print(explanation, (colours) => explanationLines(explanation, colours));
}

/** Lines of the command line are all there: they are read to their end before the first is told. */
async function explainAsTrace(
  texts: readonly string[],
  formatId: string,
  given: Arguments,
  invocation: Invocation,
): Promise<void> {
  const format = formatNamed(formatId)!;
  const reader = format.open('the text');
  const lines = texts.join('\n').split(/\r?\n/);
  const entries = [...lines.flatMap((line, index) => [...reader.read(line, index + 1)]), ...reader.end()];
  const guess = new GenerationGuess(given.generation, generationInText(lines.join('\n'), format, 'the text'));
  await tellTrace(oneBatch(entries), guess, invocation);
}

async function* oneBatch<Entry>(entries: readonly Entry[]): AsyncGenerator<readonly Entry[], void> {
  yield entries;
}

async function explainValues(
  texts: readonly string[],
  tag: string,
  { report, language }: Invocation,
): Promise<void> {
  const number = /^([0-9a-f]{2}){1,4}$/i.test(tag) ? Number.parseInt(tag, 16) : 0;
  const values = texts.map((text) => bytesFromText(text, 'the value'));
  const print = await report.items();
  for (const value of values) {
    const explanation = explainValue(number, value, language);
    if (explanation === undefined)
      throw new UsageError(`--tag ${tag}: the bank application has no such tag; write it as 95 or 9F36`);
    print(explanation, (colours) => explanationLines(explanation, colours));
  }
}

function isPair(pieces: readonly Uint8Array[], as: Kind | undefined): boolean {
  if (as === 'pair') {
    if (pieces.length === 2) return true;
    throw new UsageError(`a pair is a command and its answer: two words, not ${pieces.length}`);
  }
  if (as !== undefined || pieces.length !== 2 || guessKind(pieces[0]!) !== 'command') return false;
  const answer = guessKind(pieces[1]!);
  return answer === 'response' || answer === 'status';
}

/** Enough to know the piece again; it could be a secret. */
function shown(bytes: Uint8Array): string {
  return `${toHex(bytes.subarray(0, 4))}${bytes.length > 4 ? '...' : ''} (${bytes.length} bytes)`;
}
