import { readExpectation } from '../expectations/expectation.js';
import { nearOrAll } from '../near-names.js';
import type { ScriptLine } from '../script-line.js';
import { textBetween } from '../script-token.js';
import type { StepContext } from '../step-context.js';
import { asText } from '../value.js';
import { readComparison, SIGNS } from './comparison.js';
import type { ExpressionReader } from './expression-reader.js';

/** What `if` asks. */
export interface Condition {
  /** As written. */
  readonly text: string;
  holds(context: StepContext): boolean;
}

type Ask = Condition['holds'];

/** What a condition is read with. */
export interface ConditionSource {
  readonly reader: ExpressionReader;
  readonly line: ScriptLine;
  /** Told of the name of each capture. */
  assigns(name: string, column: number): void;
  /** Told of each predefined variable that it asks for without a `$`. */
  reads(name: string, column: number): void;
}

/** Reads `[not] generation N | interface NAME | protocol NAME | answer PATTERN | A SIGN B`. @throws ScriptError */
export function readCondition(source: ConditionSource): Condition {
  const { reader, line } = source;
  const start = reader.peek?.column ?? reader.endColumn;
  const not = reader.at('not');
  if (not) reader.take();
  const subject = reader.peek?.kind === 'word' ? reader.peek.text : '';
  const ask = (SUBJECTS.get(subject) ?? comparison)(source);
  reader.finish();
  return {
    text: textBetween(line, start, reader.endColumn),
    holds: (context) => ask(context) !== not,
  };
}

const SUBJECTS: ReadonlyMap<string, (source: ConditionSource) => Ask> = new Map([
  ['generation', fact('generation', ['1', '2', '3'])],
  ['interface', fact('interface', ['contact', 'contactless'])],
  ['protocol', fact('protocol', ['T=0', 'T=1', 'contactless'])],
  ['answer', answer],
]);

function comparison({ reader, line }: ConditionSource): Ask {
  const { peek } = reader;
  if (peek?.kind === 'word' && !reader.hasAhead(SIGNS)) {
    const help = nearOrAll(peek.text, [...SUBJECTS.keys()], 'questions');
    const reason = `if asks no '${peek.text}', and a comparison is A = B; ${help}`;
    throw line.error('ARGUMENT_UNKNOWN', reason, peek.column);
  }
  const { evaluate } = readComparison(reader, line);
  return (context) => evaluate(context).holds;
}

/** One of the variables that the runner gives, and what it can be. */
function fact(name: string, known: readonly string[]) {
  return ({ reader, line, reads }: ConditionSource): Ask => {
    const { column } = reader.take()!;
    reads(name, column);
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

/** What it captures is kept where the answer fits. */
function answer({ reader, line, assigns }: ConditionSource): Ask {
  reader.take();
  const { judge } = readExpectation({ line, reader, captures: assigns });
  return (context) => {
    const { passed, captured } = judge(context.seen, context);
    if (passed) context.keep(captured);
    return passed;
  };
}
