import { fromHex } from '../../bytes.js';
import { CodecError } from '../../codec/codec-error.js';
import { readExpectation } from '../expectation.js';
import { bytesOf, type Expression } from '../expression.js';
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

function parseSend({ line, place, reader }: StepSource): ScriptStep {
  const [first] = line.words;
  if (first === undefined)
    throw line.error('ARGUMENT_MISSING', 'send needs the bytes of a command', line.text.trimEnd().length + 1);
  if (line.words.some(({ text }) => HIDDEN.test(text))) return hiddenSend(line, { ...place });
  const written = line.words.every(({ text }) => !/[$("]/.test(text));
  const command = written ? writtenCommand(line) : reader.joined('the bytes of a command');
  const { constant } = command;
  const bytes = constant === undefined ? undefined : bytesOf(command, constant, line);
  const take = async (context: StepContext): Promise<Found> => {
    if (bytes !== undefined) return sent(await context.transmit(bytes));
    const value = command.evaluate(context);
    return sent(await context.transmit(bytesOf(command, value, line), isSecret(value)));
  };
  return { ...place, kind: 'send', command, take };
}

function sent(answer: Awaited<ReturnType<StepContext['transmit']>>): Found {
  return answer === undefined ? DONE : { outcome: 'done', answer };
}

/** Any count of bytes: how a card answers less than a header is worth a script too. */
function writtenCommand(line: ScriptLine): Expression {
  const first = line.words[0]!;
  const last = line.words.at(-1)!;
  // Joined as they stand, so that an offset of the codec is a place in the line.
  const text = line.text.slice(first.column - 1, last.column - 1 + last.text.length);
  try {
    const constant = bytesValue(fromHex(text));
    return { text, column: first.column, constant, evaluate: () => constant };
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    throw line.error('COMMAND_INVALID', reasonOf(error), first.column + (error.offset ?? 0));
  }
}

/** Characters are counted in the line, not in the bytes, so the codec's own count would mislead. */
function reasonOf(error: CodecError): string {
  return error.code === 'ODD_HEX' ? 'an odd count of digits is no whole bytes' : 'not a hexadecimal digit';
}

/** A command of a recording whose secret bytes were left out: it can be replayed and not sent. */
function hiddenSend(line: ScriptLine, place: StepSource['place']): ScriptStep {
  const { column, text } = line.words[0]!;
  const fail = () =>
    line.error(
      'EVALUATION_FAILED',
      'the recording hides secret bytes of this command; record with --test-keys to be able to send it',
      column,
    );
  const evaluate = () => {
    throw fail();
  };
  const take = () => {
    throw fail();
  };
  return { ...place, kind: 'send', command: { text, column, evaluate }, take };
}

function parseExpect({ line, place, reader, assigns }: StepSource): ScriptStep {
  const expectation = readExpectation({ line, reader, captures: assigns });
  const take = (context: StepContext): Found => {
    const { passed, received, captured } = expectation.judge(context.seen, context);
    if (captured !== undefined) for (const [name, bytes] of captured) context.assign(name, bytesValue(bytes));
    if (passed) return PASSED;
    return { outcome: expectation.optional ? 'tolerated' : 'failed', expected: expectation.text, received };
  };
  return { ...place, kind: 'expect', expectation, take };
}
