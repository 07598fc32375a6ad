import { toHex } from '../bytes.js';
import { findTlv, parseTlv, tagFromHex } from '../codec/ber-tlv.js';
import { CodecError } from '../codec/codec-error.js';
import type { ResponseApdu } from '../codec/response-apdu.js';
import { capturedBytes, placeRuns } from './byte-pattern.js';
import { bytesOf, type ExpressionReader, numberOf, type Surroundings } from './expression.js';
import { type AnswerPattern, PatternSource } from './pattern-source.js';
import type { ScriptLine } from './script-line.js';

/** What came of the last command or reset. */
export interface Seen {
  readonly answer?: ResponseApdu | undefined;
  readonly answerToReset?: Uint8Array | undefined;
  /** The code of the fault in place of an answer; `TORN` when the card lost its power. */
  readonly fault?: string | undefined;
  readonly durationMs: number;
}

export interface Verdict {
  readonly passed: boolean;
  /** What came, as an expectation would be written; empty where it passed. */
  readonly received: string;
  readonly captured?: ReadonlyMap<string, Uint8Array> | undefined;
}

/** What an answer must be. */
export interface AnswerExpectation {
  /** As written. */
  readonly text: string;
  /** A difference is told and does not fail the script. */
  readonly optional: boolean;
  /** Looks at the last reset, not at the last answer. */
  readonly ofReset: boolean;
  /** @throws ScriptError for values that are not what the expectation needs */
  judge(seen: Seen, surroundings: Surroundings): Verdict;
}

type Judge = AnswerExpectation['judge'];

/** What an expectation is read with. */
export interface ExpectationSource {
  readonly line: ScriptLine;
  readonly reader: ExpressionReader;
  /** Told of the name of each capture. */
  captures(name: string, column: number): void;
}

const PASSED: Verdict = { passed: true, received: '' };

/** The forms of `expect` beside a pattern, by their first word. */
const FORMS: ReadonlyMap<string, (source: ExpectationSource) => Judge> = new Map([
  ['any', () => (seen) => (seen.answer === undefined ? failed(receivedText(seen)) : PASSED)],
  ['torn', () => (seen) => (seen.fault === 'TORN' ? PASSED : failed(receivedText(seen)))],
  ['fault', faultForm],
  ['atr', answerToResetForm],
  ['length', lengthForm],
  ['tlv', tlvForm],
  ['mask', maskForm],
  ['time', timeForm],
]);

/**
 * Reads what stands after `expect`.
 * @throws ScriptError `PATTERN_INVALID`, `ARGUMENT_MISSING`, `ARGUMENT_UNKNOWN`
 */
export function readExpectation(source: ExpectationSource): AnswerExpectation {
  const { line, reader } = source;
  const text = line.words.map((word) => word.text).join(' ');
  const optional = reader.peek?.text === 'optional';
  if (optional) reader.take();
  const first = reader.peek;
  if (first === undefined)
    throw line.error(
      'ARGUMENT_MISSING',
      'expect needs a status word such as 9000, or any',
      line.text.length + 1,
    );
  const form = first.kind === 'word' ? FORMS.get(first.text) : undefined;
  if (form !== undefined) reader.take();
  const judge = (form ?? patternForm)(source);
  const extra = reader.peek;
  if (extra !== undefined)
    throw line.error('PATTERN_INVALID', `'${extra.text}' is more than the expectation takes`, extra.column);
  return { text, optional, ofReset: first.text === 'atr' && first.kind === 'word', judge };
}

/** Data and status word as an expectation would be written. */
export function answerText({ data, statusWord }: ResponseApdu): string {
  const status = statusWord.toString(16).toUpperCase().padStart(4, '0');
  return data.length === 0 ? status : `${toHex(data, ' ')} ${status}`;
}

function receivedText({ answer, fault }: Seen): string {
  if (answer !== undefined) return answerText(answer);
  return fault === undefined ? 'no answer' : `no answer (${fault})`;
}

function failed(received: string): Verdict {
  return { passed: false, received };
}

/** `[data] status [or ...]`; the last two bytes are the status word. */
function patternForm({ line, reader, captures }: ExpectationSource): Judge {
  const sources = [PatternSource.read(reader, line, captures)];
  while (reader.peek !== undefined) {
    reader.take();
    sources.push(PatternSource.read(reader, line, captures));
  }
  const patterns = sources.map((source) => {
    if (source.isEmpty)
      throw line.error('PATTERN_INVALID', 'an alternative is missing beside or', source.endColumn);
    return source.isConstant ? source.answerPattern() : undefined;
  });
  return (seen, surroundings) => {
    const { answer } = seen;
    if (answer === undefined) return failed(receivedText(seen));
    for (let index = 0; index < sources.length; index++) {
      const verdict = compare(answer, patterns[index] ?? sources[index]!.answerPattern(surroundings));
      if (verdict !== undefined) return verdict;
    }
    return failed(answerText(answer));
  };
}

function compare({ data, statusWord }: ResponseApdu, pattern: AnswerPattern): Verdict | undefined {
  if ((statusWord & pattern.status.mask) !== pattern.status.value) return undefined;
  if (pattern.data === undefined) return PASSED;
  const offsets = placeRuns(data, pattern.data);
  if (offsets === undefined) return undefined;
  const captured = capturedBytes(data, pattern.data, offsets);
  return captured === undefined ? PASSED : { ...PASSED, captured };
}

function faultForm({ line, reader }: ExpectationSource): Judge {
  const code = reader.take();
  if (code === undefined || !/^[A-Z_]+$/.test(code.text))
    throw line.error('ARGUMENT_MISSING', 'expect fault needs a code such as LINK_FAILED', reader.endColumn);
  return (seen) => (seen.fault === code.text ? PASSED : failed(receivedText(seen)));
}

function answerToResetForm({ line, reader, captures }: ExpectationSource): Judge {
  const match = bytesForm({ line, reader, captures }, 'expect atr needs the bytes of an answer to reset');
  return ({ answerToReset }, surroundings) =>
    answerToReset === undefined ? failed('no answer to reset') : match(answerToReset, surroundings);
}

/** Compares bytes that have no status word with a pattern. */
function bytesForm({ line, reader, captures }: ExpectationSource, missing: string) {
  const source = PatternSource.read(reader, line, captures);
  if (source.isEmpty) throw line.error('ARGUMENT_MISSING', missing, reader.endColumn);
  const constant = source.isConstant ? source.bytePattern() : undefined;
  return (bytes: Uint8Array, surroundings: Surroundings): Verdict => {
    const pattern = constant ?? source.bytePattern(surroundings);
    const offsets = placeRuns(bytes, pattern);
    if (offsets === undefined) return failed(toHex(bytes, ' '));
    const captured = capturedBytes(bytes, pattern, offsets);
    return captured === undefined ? PASSED : { ...PASSED, captured };
  };
}

/** `length N`, or `length A..B`. */
function lengthForm({ line, reader }: ExpectationSource): Judge {
  const word = reader.peek;
  const range = word?.kind === 'word' ? /^(\d+)\.\.(\d+)$/.exec(word.text) : null;
  if (range !== null) {
    reader.take();
    const [least, most] = [Number(range[1]), Number(range[2])];
    if (least > most)
      throw line.error('PATTERN_INVALID', `no length is ${range[0]}: write the smaller first`, word!.column);
    return (seen) => lengthVerdict(seen, (length) => length >= least && length <= most);
  }
  const wanted = reader.one('a length');
  if (wanted.constant !== undefined) numberOf(wanted, wanted.constant, line);
  return (seen, surroundings) => {
    const count = numberOf(wanted, wanted.evaluate(surroundings), line);
    return lengthVerdict(seen, (length) => length === count);
  };
}

function lengthVerdict(seen: Seen, fits: (length: number) => boolean): Verdict {
  const { answer } = seen;
  if (answer === undefined) return failed(receivedText(seen));
  return fits(answer.data.length) ? PASSED : failed(`length ${answer.data.length}: ${answerText(answer)}`);
}

/** `tlv PATH PATTERN`, `tlv PATH present`, `tlv PATH absent`. */
function tlvForm({ line, reader, captures }: ExpectationSource): Judge {
  const path = reader.take();
  if (path === undefined)
    throw line.error(
      'ARGUMENT_MISSING',
      'expect tlv needs a path of tags such as 6F/A5/50',
      reader.endColumn,
    );
  try {
    path.text.split('/').forEach(tagFromHex);
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    throw line.error('PATTERN_INVALID', error.message, path.column);
  }
  const wish = reader.peek?.text;
  if (wish === 'present' || wish === 'absent') {
    reader.take();
    return (seen) => {
      const found = valueAt(seen, path.text);
      return (found !== undefined) === (wish === 'present') ? PASSED : failed(receivedText(seen));
    };
  }
  const match = bytesForm({ line, reader, captures }, 'expect tlv needs a value, present or absent');
  return (seen, surroundings) => {
    const value = valueAt(seen, path.text);
    return value === undefined
      ? failed(`no ${path.text}: ${receivedText(seen)}`)
      : match(value, surroundings);
  };
}

function valueAt({ answer }: Seen, path: string): Uint8Array | undefined {
  if (answer === undefined) return undefined;
  try {
    return findTlv(parseTlv(answer.data, { mode: 'lenient' }), path)?.value;
  } catch (error) {
    // An answer that is no TLV has no such object: a verdict, not a fault.
    if (error instanceof CodecError) return undefined;
    throw error;
  }
}

/** `mask MASK = VALUE`, both as long as the data. */
function maskForm({ line, reader }: ExpectationSource): Judge {
  const mask = reader.joined('the mask', ['=']);
  if (reader.take()?.text !== '=')
    throw line.error('ARGUMENT_MISSING', 'expect mask needs MASK = VALUE', reader.endColumn);
  const value = reader.joined('the value');
  return (seen, surroundings) => {
    const { answer } = seen;
    if (answer === undefined) return failed(receivedText(seen));
    const masks = bytesOf(mask, mask.evaluate(surroundings), line);
    const values = bytesOf(value, value.evaluate(surroundings), line);
    const fits =
      answer.data.length === masks.length &&
      values.length === masks.length &&
      answer.data.every((byte, index) => (byte & masks[index]!) === (values[index]! & masks[index]!));
    return fits ? PASSED : failed(answerText(answer));
  };
}

/** `time <= 300 ms`. */
function timeForm({ line, reader }: ExpectationSource): Judge {
  const words = [reader.take(), reader.take(), reader.take()];
  const [sign, amount, unit] = words.map((word) => word?.text);
  const valid = (sign === '<=' || sign === '<') && /^\d+(\.\d+)?$/.test(amount ?? '') && unit === 'ms';
  if (!valid)
    throw line.error('PATTERN_INVALID', 'expect time is written as: expect time <= 300 ms', words[0]?.column);
  const limit = Number(amount);
  return ({ durationMs }) => (durationMs <= limit ? PASSED : failed(`${durationMs.toFixed(3)} ms`));
}
