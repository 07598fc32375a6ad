import { existsSync } from 'node:fs';
import { Option } from 'commander';
import { toHex } from '../../apdu/bytes.js';
import { CodecError } from '../../apdu/codec/codec-error.js';
import { renderJson } from '../../apdu/trace/render-json.js';
import { renderText } from '../../apdu/trace/render-text.js';
import { EXPLAIN, explainValue } from '../decoding/explain-bytes.js';
import { guessKind } from '../decoding/guess-kind.js';
import { KINDS, type Kind } from '../decoding/subject.js';
import { isTrace, parseTrace, type TraceEntry } from '../decoding/trace-lines.js';
import { FileError } from '../errors/file-error.js';
import { UsageError } from '../errors/usage-error.js';
import { readText } from '../files/read-file.js';
import { bytesFromText, joinedWords } from '../input/command-arguments.js';
import { createTraceDecoder } from '../output/card-decoder.js';
import { explanationLines } from '../output/explanation-text.js';
import { examples } from '../program/help-text.js';
import type { ConfigureVerb, Invocation } from '../program/verb.js';

interface Arguments {
  readonly as?: Kind;
  readonly tag?: string;
}

/** Texts to be explained, and the file they stood in. */
interface Source {
  readonly texts: readonly string[];
  readonly path?: string;
}

const NOTES = `
Kinds: ${Object.entries(KINDS)
  .map(([kind, meaning]) => `\n  ${kind.padEnd(10)}${meaning}`)
  .join('')}
Hexadecimal that is split byte by byte is one piece; else each word, and each line of a file, is a piece of its own. A
command followed by its answer is a pair. PINs and keys in commands are not shown.`;

/** `sscard decode`: what bytes mean. */
export const configure: ConfigureVerb = (command, action) => {
  command
    .argument('[what...]', 'hexadecimal, a file, or - for standard input (default)')
    .addOption(new Option('--as <kind>', 'do not guess').choices(Object.keys(KINDS)))
    .addOption(
      new Option('--tag <tag>', 'the value of this tag of the bank application, such as 95').conflicts('as'),
    )
    .addHelpText(
      'after',
      `${NOTES}\n${examples(
        ['sscard decode 6A82', 'a status word'],
        ['sscard decode 00B2070400 6A83', 'a command and its answer'],
        ['sscard decode 3B6D000000815443538660510100000001', 'an ATR'],
        ['sscard decode 9F360200059F270180', 'data objects of the bank application'],
        ['sscard decode --tag 95 0400008000', 'the bits of one value (here the TVR)'],
        ['sscard decode session.log', 'a trace of lines > hex and < hex'],
      )}`,
    )
    .action(
      action(async (invocation, words: string[], given: Arguments) => {
        const source = await sourceOf(words, invocation);
        try {
          if (given.tag === undefined) await explainAll(source.texts, given.as, invocation);
          else await explainValues(source.texts, given.tag, invocation);
        } catch (error) {
          const inFile =
            source.path !== undefined && (error instanceof UsageError || error instanceof CodecError);
          throw inFile ? new FileError('FILE_NOT_UNDERSTOOD', source.path!, error.message) : error;
        }
        return 'DONE';
      }),
    );
};

async function sourceOf(words: readonly string[], { streams }: Invocation): Promise<Source> {
  const [word] = words;
  if (words.length === 0 || (words.length === 1 && word === '-')) {
    let text = '';
    for await (const chunk of streams.input.setEncoding('utf8')) text += chunk;
    return { texts: textsIn(text) };
  }
  if (words.length > 1 || isTrace(word!) || /^[0-9a-f\s]*$/i.test(word!)) {
    return { texts: words.length === 1 ? textsIn(word!) : joinedWords(words) };
  }
  if (existsSync(word!)) return { texts: textsIn(readText(word!)), path: word! };
  bytesFromText(word!, `'${word}' is no file, nor is it hexadecimal`);
  return { texts: [word!] };
}

/** A trace is one text; otherwise each line is one. */
function textsIn(text: string): string[] {
  if (isTrace(text)) return [text];
  const texts = text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.trim().startsWith('#'));
  if (texts.length === 0) throw new UsageError('there is nothing to decode');
  return texts;
}

async function explainAll(
  texts: readonly string[],
  as: Kind | undefined,
  invocation: Invocation,
): Promise<void> {
  const [first] = texts;
  if (as === 'trace' || (as === undefined && isTrace(first!)))
    return explainTrace(parseTrace(texts.join('\n')), invocation);
  const pieces = texts.map((text, index) =>
    bytesFromText(text, texts.length === 1 ? 'the text' : `piece ${index + 1}`),
  );
  if (isPair(pieces, as)) {
    return explainTrace([{ kind: 'exchange', command: pieces[0]!, response: pieces[1]! }], invocation);
  }
  const explanations = pieces.map((bytes) => {
    const kind = as === undefined || as === 'pair' ? guessKind(bytes) : as;
    if (kind !== undefined && kind !== 'pair' && kind !== 'trace')
      return EXPLAIN[kind](bytes, invocation.language);
    throw new UsageError(
      `${shown(bytes)} is none of ${Object.keys(KINDS).join(', ')}; say which it should be with --as`,
    );
  });
  const print = await invocation.report.items();
  for (const explanation of explanations)
    print(explanation, (colours) => explanationLines(explanation, colours));
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

async function explainTrace(entries: readonly TraceEntry[], { report, language }: Invocation): Promise<void> {
  const decoder = createTraceDecoder(undefined, language);
  const print = await report.items();
  for (const entry of entries) {
    if (entry.kind === 'reset') {
      decoder.reset();
      print({ reset: toHex(entry.answerToReset) }, ({ sentence, bytes }) => [
        `${sentence('reset')}  ${bytes(toHex(entry.answerToReset))}`,
      ]);
    } else {
      const exchange = decoder.decode(entry.command, entry.response);
      print(renderJson(exchange), (colours) => renderText(exchange, { colours }));
    }
  }
}

/** Enough to know the piece again; it could be a secret. */
function shown(bytes: Uint8Array): string {
  return `${toHex(bytes.subarray(0, 4))}${bytes.length > 4 ? '...' : ''} (${bytes.length} bytes)`;
}
