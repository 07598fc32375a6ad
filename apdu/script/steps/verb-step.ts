import { textOf } from '../expressions/expression.js';
import type { ScriptSession, ScriptStep, ScriptVerb } from '../script.js';
import type { Found, StepContext } from '../step-context.js';
import type { StepSource } from './step-definition.js';

/** A card that was told to lose its power did so before it could answer. */
class PowerLost extends Error {}

/** A step of a verb that the program around the script brings. */
export function parseVerb(verb: ScriptVerb, source: StepSource): ScriptStep {
  const { line, place } = source;
  if (verb.tellsValues) source.assigns(verb.name, line.verb.column);
  const words = line.words.map(({ text }) => text);
  const written = words.every((text) => !/[$("]/.test(text));
  if (written) verb.check?.(line, source.needs);
  const given = written ? [] : source.reader.rest('a word');
  const take = async (context: StepContext): Promise<Found> => {
    const said = written ? words : given.map((word) => textOf(word, word.evaluate(context), line));
    try {
      const { passed, values, ...told } = await verb.run(said, sessionOf(context));
      if (values !== undefined) context.assign(verb.name, { kind: 'row', columns: values });
      return { outcome: passed ? 'passed' : 'failed', ...told };
    } catch (error) {
      if (error instanceof PowerLost) return { outcome: 'done', message: error.message };
      throw error;
    }
  };
  return { ...place, kind: 'verb', verb: verb.name, words, take };
}

function sessionOf(context: StepContext): ScriptSession {
  return {
    transport: context.transport,
    get lastAnswer() {
      return context.seen.answer;
    },
    async transmit(command: Uint8Array) {
      const answer = await context.transmit(command);
      if (answer === undefined) throw new PowerLost('the card lost its power before it could answer');
      return answer;
    },
  };
}
