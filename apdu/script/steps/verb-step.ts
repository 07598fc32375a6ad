import { textOf } from '../expression.js';
import type { ScriptStep, ScriptVerb } from '../script.js';
import type { Found, StepContext } from '../step-context.js';
import type { StepSource } from './step-definition.js';

/** A step of a verb that the program around the script brings. */
export function parseVerb(verb: ScriptVerb, { line, place, reader }: StepSource): ScriptStep {
  const words = line.words.map(({ text }) => text);
  const written = words.every((text) => !/[$("]/.test(text));
  if (written) verb.check?.(line);
  const given = written ? [] : readAll(reader);
  const take = async (context: StepContext): Promise<Found> => {
    const said = written ? words : given.map((word) => textOf(word, word.evaluate(context), line));
    const { passed, ...told } = await verb.run(said, sessionOf(context));
    return { outcome: passed ? 'passed' : 'failed', ...told };
  };
  return { ...place, kind: 'verb', verb: verb.name, words, take };
}

function readAll(reader: StepSource['reader']) {
  const words = [];
  while (reader.peek !== undefined) words.push(reader.one('a word'));
  return words;
}

function sessionOf(context: StepContext) {
  return {
    transport: context.transport,
    get lastAnswer() {
      return context.seen.answer;
    },
    async transmit(command: Uint8Array) {
      const answer = await context.transmit(command);
      if (answer === undefined) throw new Error('the card lost its power before it could answer');
      return answer;
    },
  };
}
