import { fromHex } from '../bytes.js';
import { CodecError } from '../codec/codec-error.js';
import { parseExpectation } from './answer-pattern.js';
import type { ScriptStep, StepPlace } from './script.js';
import type { ScriptLine } from './script-line.js';

type Parse = (line: ScriptLine, place: StepPlace) => ScriptStep;

/** The verbs every script may use, beside `title`. */
export const CORE_VERBS: ReadonlyMap<string, Parse> = new Map<string, Parse>([
  ['note', (line, place) => ({ ...place, kind: 'note', note: line.rest })],
  ['reset', parseReset],
  ['send', parseSend],
  ['expect', (line, place) => ({ ...place, kind: 'expect', expectation: parseExpectation(line) })],
]);

function parseReset(line: ScriptLine, place: StepPlace): ScriptStep {
  const step: ScriptStep & { kind: 'reset' } = { ...place, kind: 'reset', resetKind: 'cold' };
  for (const { text, column } of line.words) {
    if (text === 'contact' || text === 'contactless') step.cardInterface = text;
    else if (text === 'warm') step.resetKind = 'warm';
    else
      throw line.error(
        'ARGUMENT_UNKNOWN',
        `reset knows contact, contactless and warm, not '${text}'`,
        column,
      );
  }
  return step;
}

function parseSend(line: ScriptLine, place: StepPlace): ScriptStep {
  const end = line.text.trimEnd().length + 1;
  const [first] = line.words;
  if (first === undefined) throw line.error('ARGUMENT_MISSING', 'send needs the bytes of a command', end);
  // Joined as they stand, so that an offset of the codec is a place in the line.
  const last = line.words.at(-1)!;
  const text = line.text.slice(first.column - 1, last.column - 1 + last.text.length);
  try {
    // Any count of bytes: how a card answers less than a header is worth a script too.
    return { ...place, kind: 'send', command: fromHex(text) };
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    throw line.error('COMMAND_INVALID', reasonOf(error), first.column + (error.offset ?? 0));
  }
}

/** Characters are counted in the line, not in the bytes, so the codec's own count would mislead. */
function reasonOf(error: CodecError): string {
  return error.code === 'ODD_HEX' ? 'an odd count of digits is no whole bytes' : 'not a hexadecimal digit';
}
