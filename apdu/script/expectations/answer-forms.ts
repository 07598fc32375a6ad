import { toHex } from '../../bytes.js';
import { findTlv, parseTlv, tagFromHex } from '../../codec/ber-tlv.js';
import { CodecError } from '../../codec/codec-error.js';
import { bytesOf, numberOf, type Surroundings } from '../expressions/expression.js';
import { capturedBytes, placeRuns } from './byte-pattern.js';
import { PatternSource } from './pattern-source.js';
import {
  answerText,
  type ExpectationSource,
  failed,
  type Judge,
  PASSED,
  passedWith,
  receivedText,
  type Seen,
  type Verdict,
} from './verdict.js';

/** The forms of `expect` beside a pattern, by their first word. */
export const FORMS: ReadonlyMap<string, (source: ExpectationSource) => Judge> = new Map([
  ['any', () => (seen) => (seen.answer === undefined ? failed(receivedText(seen)) : PASSED)],
  ['torn', () => (seen) => (seen.fault === 'TORN' ? PASSED : failed(receivedText(seen)))],
  ['fault', faultForm],
  ['atr', answerToResetForm],
  ['length', lengthForm],
  ['tlv', tlvForm],
  ['mask', maskForm],
  ['time', timeForm],
]);

function faultForm({ line, reader }: ExpectationSource): Judge {
  const code = reader.take();
  if (code === undefined || !/^[A-Z_]+$/.test(code.text))
    throw line.error(
      'ARGUMENT_MISSING',
      'expect fault needs a code such as LINK_FAILED',
      code?.column ?? reader.endColumn,
    );
  return (seen) => (seen.fault === code.text ? PASSED : failed(receivedText(seen)));
}

function answerToResetForm(source: ExpectationSource): Judge {
  const match = bytesForm(source, 'expect atr needs the bytes of an answer to reset');
  return ({ answerToReset, fault }, surroundings) => {
    if (answerToReset !== undefined) return match(answerToReset, surroundings);
    return failed(`no answer to reset${fault === undefined ? '' : ` (${fault})`}`);
  };
}

/** Compares bytes that have no status word with a pattern. */
function bytesForm(source: ExpectationSource, missing: string) {
  const { line, reader } = source;
  const wanted = PatternSource.read(source);
  if (wanted.isEmpty) throw line.error('ARGUMENT_MISSING', missing, reader.endColumn);
  const constant = wanted.isConstant ? wanted.bytePattern() : undefined;
  return (bytes: Uint8Array, surroundings: Surroundings): Verdict => {
    const pattern = constant ?? wanted.bytePattern(surroundings);
    const offsets = placeRuns(bytes, pattern);
    return offsets === undefined
      ? failed(toHex(bytes, ' ') || 'empty')
      : passedWith(capturedBytes(bytes, pattern, offsets));
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
function tlvForm(source: ExpectationSource): Judge {
  const { line, reader } = source;
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
  const wish = ['present', 'absent'].find((word) => reader.at(word));
  if (wish !== undefined) {
    reader.take();
    return (seen) => {
      if (seen.answer === undefined) return failed(receivedText(seen));
      const found = valueAt(seen.answer.data, path.text) !== undefined;
      return found === (wish === 'present') ? PASSED : failed(receivedText(seen));
    };
  }
  const match = bytesForm(source, 'expect tlv needs a value, present or absent');
  return (seen, surroundings) => {
    const value = seen.answer && valueAt(seen.answer.data, path.text);
    if (value !== undefined) return match(value, surroundings);
    return failed(seen.answer === undefined ? receivedText(seen) : `no ${path.text}: ${receivedText(seen)}`);
  };
}

function valueAt(data: Uint8Array, path: string): Uint8Array | undefined {
  try {
    return findTlv(parseTlv(data, { mode: 'lenient' }), path)?.value;
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
  const masked = (masks: Uint8Array, values: Uint8Array) => {
    if (masks.length === values.length) return { masks, values };
    const reason = `the mask has ${masks.length} bytes and the value ${values.length}; both are as long as the data`;
    throw line.error('EVALUATION_FAILED', reason, mask.column);
  };
  const written = [mask, value].map((part) => part.constant && bytesOf(part, part.constant, line));
  if (written[0] !== undefined && written[1] !== undefined) masked(written[0], written[1]);
  return (seen, surroundings) => {
    const { masks, values } = masked(
      written[0] ?? bytesOf(mask, mask.evaluate(surroundings), line),
      written[1] ?? bytesOf(value, value.evaluate(surroundings), line),
    );
    const { answer } = seen;
    if (answer === undefined) return failed(receivedText(seen));
    const fits =
      answer.data.length === masks.length &&
      answer.data.every((byte, index) => (byte & masks[index]!) === (values[index]! & masks[index]!));
    return fits ? PASSED : failed(answerText(answer));
  };
}

/** `time <= 300 ms`. */
function timeForm({ line, reader }: ExpectationSource): Judge {
  const first = reader.peek;
  const words = [reader.take(), reader.take(), reader.take()];
  const [sign, amount, unit] = words.map((word) => word?.text);
  const valid = (sign === '<=' || sign === '<') && /^\d+(\.\d+)?$/.test(amount ?? '') && unit === 'ms';
  if (!valid)
    throw line.error(
      'PATTERN_INVALID',
      'expect time is written as: expect time <= 300 ms',
      first?.column ?? reader.endColumn,
    );
  const limit = Number(amount);
  return ({ durationMs }) => {
    const inTime = sign === '<' ? durationMs < limit : durationMs <= limit;
    return inTime ? PASSED : failed(`${durationMs.toFixed(3)} ms`);
  };
}
