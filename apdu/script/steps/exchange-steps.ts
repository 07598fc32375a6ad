import { fromHex } from '../../bytes.js';
import { CodecError } from '../../codec/codec-error.js';
import { type AnswerExpectation, readExpectation } from '../expectations/expectation.js';
import { bytesOf, ConstantExpression, type Expression } from '../expressions/expression.js';
import type { ScriptStep } from '../script.js';
import type { ScriptLine } from '../script-line.js';
import type { Found, StepContext } from '../step-context.js';
import { bytesValue, isSecret } from '../value.js';
import type { StepDefinition, StepSource } from './step-definition.js';

const DONE: Found = { outcome: 'done' };
const PASSED: Found = { outcome: 'passed' };

/** Bytes to the card, and what is expected of its answer. */
export const EXCHANGE_STEPS: readonly StepDefinition[] = [
  {
    name: 'send',
    usage: 'send 00 A4 04 00 ...',
    summary: { en: 'exactly these bytes; 61xx and 6Cxx are answers like others', zh: '原样发送命令' },
    parse: parseSend,
  },
  {
    name: 'expect',
    usage: 'expect 9000 | 01 10 51 ... 9000 | 61xx or 6283 | any',
    summary: { en: 'what the answer must be', zh: '期望的应答' },
    parse: parseExpect,
  },
];

const HIDDEN = /^(?:\*\*)+$/;
/** Variables, functions and quoted text are worked out; other words stand as they are. */
const WORKED_OUT = /[$("]/;

function parseSend(source: StepSource): ScriptStep {
  const { line, place } = source;
  const { text, column } = line.code;
  if (text === '') throw line.error('ARGUMENT_MISSING', 'send needs the bytes of a command', column);
  if (text.includes('**') && line.words.some((word) => HIDDEN.test(word.text)))
    return hiddenSend(line, place);
  if (!WORKED_OUT.test(text)) return writtenSend(writtenCommand(line), place);
  const command = source.reader.joined('the bytes of a command');
  const { constant } = command;
  if (constant !== undefined) sendable(bytesOf(command, constant, line), line, command.column);
  const take = (context: StepContext): Promise<Found> => {
    const value = command.evaluate(context);
    const bytes = sendable(bytesOf(command, value, line), line, command.column);
    return context.transmit(bytes, isSecret(value)).then(sent);
  };
  return { ...place, kind: 'send', command, take };
}

function writtenSend({ bytes, command }: WrittenCommand, place: StepSource['place']): ScriptStep {
  const { file, line, text } = place;
  const take = (context: StepContext): Promise<Found> => context.transmit(bytes).then(sent);
  return { file, line, text, kind: 'send', command, take };
}

/** Header, extended Lc, 65535 bytes of data, extended Le. */
const MAX_BYTES = 4 + 3 + 0xffff + 2;

function sendable(bytes: Uint8Array, line: ScriptLine, column: number): Uint8Array {
  if (bytes.length > 0 && bytes.length <= MAX_BYTES) return bytes;
  const reason = `a command has 1 to ${MAX_BYTES} bytes; this one has ${bytes.length}`;
  throw line.error('COMMAND_INVALID', reason, column);
}

function sent(answer: Awaited<ReturnType<StepContext['transmit']>>): Found {
  return answer === undefined ? DONE : { outcome: 'done', answer };
}

interface WrittenCommand {
  readonly bytes: Uint8Array;
  readonly command: Expression;
}

/** Any count of bytes: how a card answers less than a header is worth a script too. */
function writtenCommand(line: ScriptLine): WrittenCommand {
  const { text, column } = line.code;
  try {
    // A copy of what was read needs less memory than the view on it, and there may be many commands.
    const bytes = sendable(fromHex(text), line, column).slice();
    return { bytes, command: new ConstantExpression(text, column, bytesValue(bytes)) };
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    throw line.error('COMMAND_INVALID', reasonOf(error), column + (error.offset ?? 0));
  }
}

/** Characters are counted in the line, not in the bytes, so the codec's own count would mislead. */
function reasonOf(error: CodecError): string {
  return error.code === 'ODD_HEX' ? 'an odd count of digits is no whole bytes' : 'not a hexadecimal digit';
}

/** A command of a recording whose secret bytes were left out: it can be replayed and not sent. */
function hiddenSend(line: ScriptLine, place: StepSource['place']): ScriptStep {
  const { column, text } = line.words[0]!;
  const evaluate = (): never => {
    throw line.error(
      'EVALUATION_FAILED',
      'the recording hides secret bytes of this command; record with --test-keys to be able to send it',
      column,
    );
  };
  return { ...place, kind: 'send', command: { text, column, evaluate }, take: evaluate };
}

function parseExpect(source: StepSource): ScriptStep {
  const { line, reader } = source;
  const captures = (name: string, column: number) => source.assigns(name, column);
  return expectStep(readExpectation({ line, reader, captures }), source.place);
}

function expectStep(expectation: AnswerExpectation, place: StepSource['place']): ScriptStep {
  const { file, line, text } = place;
  const take = (context: StepContext): Found => {
    const { passed, received, captured } = expectation.judge(context.seen, context);
    context.keep(captured);
    if (passed) return PASSED;
    return { outcome: expectation.optional ? 'tolerated' : 'failed', expected: expectation.text, received };
  };
  return { file, line, text, kind: 'expect', expectation, take };
}
