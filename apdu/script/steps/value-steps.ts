import { readComparison } from '../expressions/comparison.js';
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
  told('recorded', 'recorded TIME PROGRAM', { en: 'when a recording was made, and by what', zh: '录制时间' }),
  told('protocol', 'protocol T=0', { en: 'the protocol of what follows in a recording', zh: '录制的协议' }),
  told('took', 'took 0.612 ms', {
    en: 'how long the exchange before it took when it was recorded',
    zh: '录制的耗时',
  }),
];

/** What a recording tells of itself is no work for who runs it. */
function told(name: string, usage: string, summary: StepDefinition['summary']): StepDefinition {
  return { name, usage, summary, parse: ({ place }) => ({ ...place, kind: 'told', take: () => DONE }) };
}

function parseSet(source: StepSource): ScriptStep {
  const { line, place, reader } = source;
  const name = reader.take();
  const sign = reader.take();
  if (name === undefined || sign?.text !== '=')
    throw line.error(
      'ARGUMENT_MISSING',
      'set is written as: set NAME = WORDS',
      sign?.column ?? reader.endColumn,
    );
  source.assigns(name.text, name.column);
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
    const { holds, expected, received } = comparison.evaluate(context);
    return holds ? PASSED : { outcome: 'failed', expected, received };
  };
  return { ...place, kind: 'check', take };
}
