import { readComparison } from '../comparison.js';
import type { ScriptStep } from '../script.js';
import type { Found, StepContext } from '../step-context.js';
import type { StepDefinition, StepSource } from './step-definition.js';

const DONE: Found = { outcome: 'done' };
const PASSED: Found = { outcome: 'passed' };

/** Words for the reader, variables and comparisons. */
export const VALUE_STEPS: readonly StepDefinition[] = [
  {
    name: 'note',
    usage: 'note WORDS',
    summary: { en: 'words for the reader', zh: '说明' },
    parse: ({ line, place }) => ({ ...place, kind: 'note', note: line.rest, take: () => DONE }),
  },
  {
    name: 'set',
    usage: 'set NAME = WORDS',
    summary: { en: 'gives a variable its value', zh: '变量赋值' },
    parse: parseSet,
  },
  {
    name: 'check',
    usage: 'check A = B',
    summary: { en: 'fails unless the comparison holds; signs: = != < <= > >=', zh: '比较检查' },
    parse: parseCheck,
  },
  ...['recorded', 'protocol', 'took'].map(
    (name): StepDefinition => ({
      name,
      usage: `${name} WORDS`,
      summary: { en: 'what a recording tells of itself', zh: '录制信息' },
      parse: ({ place }) => ({ ...place, kind: 'told', take: () => DONE }),
    }),
  ),
];

function parseSet({ line, place, reader, assigns }: StepSource): ScriptStep {
  const name = reader.take();
  const sign = reader.take();
  if (name === undefined || sign?.text !== '=')
    throw line.error(
      'ARGUMENT_MISSING',
      'set is written as: set NAME = WORDS',
      sign?.column ?? reader.endColumn,
    );
  assigns(name.text, name.column);
  const value = reader.joined('the value');
  const take = (context: StepContext): Found => {
    context.assign(name.text, value.evaluate(context));
    return DONE;
  };
  return { ...place, kind: 'set', name: name.text, take };
}

function parseCheck({ line, place, reader }: StepSource): ScriptStep {
  const comparison = readComparison(reader, line);
  const take = (context: StepContext): Found => {
    const { holds, left } = comparison.evaluate(context);
    return holds ? PASSED : { outcome: 'failed', expected: comparison.text, received: left };
  };
  return { ...place, kind: 'check', take };
}
