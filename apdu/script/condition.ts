import { readComparison } from './comparison.js';
import { readExpectation } from './expectation.js';
import type { ExpressionReader } from './expression.js';
import type { ScriptLine } from './script-line.js';
import type { StepContext } from './step-context.js';
import { asText } from './value.js';

/** What `if` asks. */
export interface Condition {
  /** As written. */
  readonly text: string;
  readonly asksGeneration: boolean;
  holds(context: StepContext): boolean;
}

type Ask = Condition['holds'];

/** Reads `[not] generation N | interface NAME | protocol NAME | answer PATTERN | A SIGN B`. @throws ScriptError */
export function readCondition(
  reader: ExpressionReader,
  line: ScriptLine,
  captures: (name: string, column: number) => void,
): Condition {
  const text = line.words.map((word) => word.text).join(' ');
  const not = reader.peek?.kind === 'word' && reader.peek.text === 'not';
  if (not) reader.take();
  const subject = reader.peek?.kind === 'word' ? reader.peek.text : '';
  const ask = (SUBJECTS.get(subject) ?? comparison)(reader, line, captures);
  reader.finish();
  return {
    text,
    asksGeneration: subject === 'generation',
    holds: (context) => ask(context) !== not,
  };
}

const SUBJECTS: ReadonlyMap<string, typeof comparison> = new Map([
  ['generation', fact('generation', ['1', '2', '3'])],
  ['interface', fact('interface', ['contact', 'contactless'])],
  ['protocol', fact('protocol', ['T=0', 'T=1', 'contactless'])],
  ['answer', answer],
]);

function comparison(
  reader: ExpressionReader,
  line: ScriptLine,
  _captures: (name: string, column: number) => void,
): Ask {
  const { evaluate } = readComparison(reader, line);
  return (context) => evaluate(context).holds;
}

/** One of the variables that the runner gives, and what it can be. */
function fact(name: string, known: readonly string[]): typeof comparison {
  return (reader, line) => {
    const { column } = reader.take()!;
    const word = reader.take();
    if (word === undefined || !known.includes(word.text))
      throw line.error(
        'ARGUMENT_UNKNOWN',
        `${name} is ${known.join(', ')}`,
        word?.column ?? reader.endColumn,
      );
    return ({ scope }) => {
      const value = scope.find(name);
      if (value === undefined)
        throw line.error('EVALUATION_FAILED', `the ${name} of the card is not known`, column);
      return asText(value) === word.text;
    };
  };
}

function answer(
  reader: ExpressionReader,
  line: ScriptLine,
  captures: (name: string, column: number) => void,
): Ask {
  reader.take();
  const { judge } = readExpectation({ line, reader, captures });
  return (context) => judge(context.seen, context).passed;
}
