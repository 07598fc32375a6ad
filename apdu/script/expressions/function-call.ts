import type { FunctionParameter, GivenArguments, ScriptFunction } from '../script-function.js';
import type { ScriptLine } from '../script-line.js';
import { asText, bytesValue, isSecret, type Value } from '../value.js';
import {
  bytesOf,
  type Expression,
  joinExpressions,
  numberOf,
  type Surroundings,
  textOf,
} from './expression.js';

type Argument = Uint8Array | number | string;

const READ = { bytes: bytesOf, number: numberOf, text: textOf } as const;

/** Where a call stands. */
export interface CallPlace {
  readonly line: ScriptLine;
  /** Of its opening bracket. */
  readonly column: number;
  /** As written, brackets included. */
  readonly text: string;
}

/**
 * The call of a function with what stands in its brackets.
 * @throws ScriptError `ARGUMENT_MISSING`, `ARGUMENT_UNKNOWN` for a wrong count, `EVALUATION_FAILED` for a written word
 * of the wrong kind
 */
export function callOf(
  definition: ScriptFunction,
  words: readonly Expression[],
  { line, column, text }: CallPlace,
): Expression {
  const given = argumentsOf(definition, words, line, column);
  const readers = given.map((expression, index) => readerOf(expression, definition.parameters[index]!, line));
  return {
    text,
    column,
    evaluate(surroundings) {
      const read: Argument[] = [];
      const secrets: Value[] = [];
      for (const reader of readers) read.push(reader(surroundings, secrets));
      try {
        const made = definition.apply(givenArguments(read), surroundings.world);
        return resultOf(definition, made, secrets.length > 0);
      } catch (error) {
        throw line.error('EVALUATION_FAILED', `(${definition.name}): ${reasonOf(error, secrets)}`, column);
      }
    },
  };
}

/** An expression for each parameter; the words of a last one of bytes are put together. */
function argumentsOf(
  { name, parameters }: ScriptFunction,
  words: readonly Expression[],
  line: ScriptLine,
  column: number,
): readonly Expression[] {
  const required = parameters.filter(({ optional }) => optional !== true).length;
  const usage = `(${[name, ...parameters.map(usageOf)].join(' ')})`;
  if (words.length < required) throw line.error('ARGUMENT_MISSING', `${usage} needs more arguments`, column);
  if (words.length <= parameters.length) return words;
  const last = parameters.length - 1;
  if (parameters[last]?.kind !== 'bytes')
    throw line.error(
      'ARGUMENT_UNKNOWN',
      `${usage} takes no more arguments`,
      words[parameters.length]!.column,
    );
  return [...words.slice(0, last), joinExpressions(words.slice(last), line)];
}

/** `[COUNT]` for one that may be left out. */
export function usageOf({ name, optional }: FunctionParameter): string {
  return optional === true ? `[${name.toUpperCase()}]` : name.toUpperCase();
}

/** What is written is read once, which also finds a slip before the script runs. */
function readerOf(
  expression: Expression,
  { kind }: FunctionParameter,
  line: ScriptLine,
): (surroundings: Surroundings, secrets: Value[]) => Argument {
  const read = READ[kind];
  if (expression.constant !== undefined) {
    const written = read(expression, expression.constant, line);
    return () => written;
  }
  return (surroundings, secrets) => {
    const value = expression.evaluate(surroundings);
    if (isSecret(value)) secrets.push(value);
    return read(expression, value, line);
  };
}

function givenArguments(read: readonly Argument[]): GivenArguments {
  return {
    count: read.length,
    bytes: (index) => read[index] as Uint8Array,
    number: (index) => read[index] as number,
    text: (index) => read[index] as string,
  };
}

function resultOf({ result, secrecy = 'kept' }: ScriptFunction, made: Argument, ofSecrets: boolean): Value {
  const secret = secrecy === 'made' || (secrecy === 'kept' && ofSecrets);
  if (result === 'bytes') return bytesValue(made as Uint8Array, secret);
  const marked = secret ? { secret } : {};
  return result === 'number'
    ? { kind: 'number', number: made as number, ...marked }
    : { kind: 'quoted', text: made as string, ...marked };
}

/** A reason never holds a secret, whatever a function says. */
function reasonOf(error: unknown, secrets: readonly Value[]): string {
  const reason = error instanceof Error ? error.message : String(error);
  const told = secrets.some((secret) => reason.toUpperCase().includes(asText(secret).toUpperCase()));
  return told ? 'a secret argument is not what it needs' : reason;
}
