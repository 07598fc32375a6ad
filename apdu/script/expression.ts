import { concatBytes } from '../bytes.js';
import type { Scope } from './scope.js';
import type { FunctionParameter, FunctionWorld, GivenArguments, ScriptFunction } from './script-function.js';
import type { ScriptLine } from './script-line.js';
import type { ScriptToken } from './script-token.js';
import { asBytes, asNumber, asText, bytesValue, isSecret, type Value, ValueError } from './value.js';

/** What a running script gives to its expressions. */
export interface Surroundings {
  readonly scope: Scope;
  readonly world: FunctionWorld;
}

/** Something written in a script that has a value when the script runs. */
export interface Expression {
  /** As written. */
  readonly text: string;
  readonly column: number;
  /** Its value where nothing can change it. */
  readonly constant?: Value;
  /** @throws ScriptError `EVALUATION_FAILED` with the place */
  evaluate(surroundings: Surroundings): Value;
}

/** What expressions of a script may use. */
export interface ExpressionNames {
  function(name: string): ScriptFunction | undefined;
  readonly functionNames: readonly string[];
  /** Told of each variable that is read, to be checked when the whole script is known. */
  reads(name: string, line: ScriptLine, column: number): void;
}

const VARIABLE = /^\$(\p{L}[\p{L}\p{N}_-]*)(?:\.([^\s.]+))?$/u;

/** Reads the tokens of a line as expressions, one after the other. */
export class ExpressionReader {
  #next = 0;

  constructor(
    private readonly line: ScriptLine,
    private readonly tokens: readonly ScriptToken[],
    private readonly names: ExpressionNames,
  ) {}

  get peek(): ScriptToken | undefined {
    return this.tokens[this.#next];
  }

  get endColumn(): number {
    return this.tokens.at(-1)?.endColumn ?? this.line.verb.column + this.line.verb.text.length + 1;
  }

  /** The next token, taken as it stands. */
  take(): ScriptToken | undefined {
    return this.tokens[this.#next++];
  }

  /** One word, variable, quoted text or function. @throws ScriptError */
  one(what: string): Expression {
    const token = this.take();
    if (token === undefined) throw this.line.error('ARGUMENT_MISSING', `${what} is missing`, this.endColumn);
    return this.#expression(token);
  }

  /** Everything up to the end, or to a word of `until`, put together. @throws ScriptError */
  joined(what: string, until: readonly string[] = []): Expression {
    const parts: Expression[] = [];
    const ended = () =>
      this.peek === undefined || (this.peek.kind === 'word' && until.includes(this.peek.text));
    while (!ended()) parts.push(this.one(what));
    if (parts.length === 0) throw this.line.error('ARGUMENT_MISSING', `${what} is missing`, this.endColumn);
    return joinExpressions(parts, this.line);
  }

  /** @throws ScriptError when something is left */
  finish(): void {
    const extra = this.peek;
    if (extra !== undefined)
      throw this.line.error(
        'ARGUMENT_UNKNOWN',
        `'${extra.text}' is more than ${this.line.verb.text} takes`,
        extra.column,
      );
  }

  #expression(token: ScriptToken): Expression {
    const { text, column } = token;
    if (token.kind === 'quoted') return constant(`"${text}"`, column, { kind: 'quoted', text });
    if (token.kind === 'open') return this.#call(column);
    if (token.kind === 'close')
      throw this.line.error('BRACKET', 'there is no ( that this ) would close', column);
    if (text.startsWith('$')) return this.variable(text, column);
    return constant(text, column, { kind: 'word', text });
  }

  /** `$name` or `$row.column`, at a column of the line. @throws ScriptError */
  variable(text: string, column: number): Expression {
    const match = VARIABLE.exec(text);
    if (match === null)
      throw this.line.error(
        'ARGUMENT_UNKNOWN',
        `'${text}' is no variable; write $name or $row.column`,
        column,
      );
    const [, name, key] = match;
    const { line } = this;
    this.names.reads(name!, line, column);
    return {
      text,
      column,
      evaluate({ scope }) {
        const value = scope.find(name!);
        if (value === undefined) throw line.error('EVALUATION_FAILED', `$${name} has no value yet`, column);
        if (key === undefined) return value;
        const cell =
          value.kind === 'row' && Object.hasOwn(value.columns, key) ? value.columns[key] : undefined;
        if (cell !== undefined) return { kind: 'word', text: cell };
        const columns =
          value.kind === 'row'
            ? `its columns are ${Object.keys(value.columns).join(', ')}`
            : `$${name} is no row of a table`;
        throw line.error('EVALUATION_FAILED', `there is no $${name}.${key}; ${columns}`, column);
      },
    };
  }

  #call(column: number): Expression {
    const { line, names } = this;
    const head = this.take();
    if (head?.kind !== 'word') throw line.error('BRACKET', 'the name of a function belongs behind (', column);
    const definition = names.function(head.text);
    if (definition === undefined) {
      const known = names.functionNames.join(', ');
      throw line.error(
        'UNKNOWN_FUNCTION',
        `there is no function '${head.text}'; the functions are ${known}`,
        head.column,
      );
    }
    const words: Expression[] = [];
    while (this.peek?.kind !== 'close') {
      if (this.peek === undefined) throw line.error('BRACKET', 'the ( is not closed', column);
      words.push(this.one('an argument'));
    }
    const { endColumn } = this.take()!;
    const text = line.text.slice(column - 1, endColumn - 1);
    return callOf(definition, gathered(definition, words, line, column), text, line, column);
  }
}

/** Puts bytes together; one expression alone keeps its kind. */
export function joinExpressions(parts: readonly Expression[], line: ScriptLine): Expression {
  if (parts.length === 1) return parts[0]!;
  const { column } = parts[0]!;
  const text = parts.map((part) => part.text).join(' ');
  const constants = parts.map((part) => part.constant);
  if (constants.every((value) => value !== undefined)) {
    const bytes = concatBytes(...parts.map((part) => bytesOf(part, part.constant!, line)));
    return constant(text, column, bytesValue(bytes));
  }
  return {
    text,
    column,
    evaluate(surroundings) {
      const values = parts.map((part) => part.evaluate(surroundings));
      const pieces = values.map((value, index) => bytesOf(parts[index]!, value, line));
      return bytesValue(concatBytes(...pieces), values.some(isSecret));
    },
  };
}

/** @throws ScriptError naming the place of the expression */
export function bytesOf(expression: Expression, value: Value, line: ScriptLine): Uint8Array {
  return placed(() => asBytes(value), line, expression.column);
}

/** @throws ScriptError naming the place of the expression */
export function numberOf(expression: Expression, value: Value, line: ScriptLine): number {
  return placed(() => asNumber(value), line, expression.column);
}

/** @throws ScriptError naming the place of the expression */
export function textOf(expression: Expression, value: Value, line: ScriptLine): string {
  return placed(() => asText(value), line, expression.column);
}

function placed<Result>(work: () => Result, line: ScriptLine, column: number): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof ValueError) throw line.error('EVALUATION_FAILED', error.message, column);
    throw error;
  }
}

function constant(text: string, column: number, value: Value): Expression {
  return { text, column, constant: value, evaluate: () => value };
}

/** An expression for each parameter; the words of a last one of bytes are put together. */
function gathered(
  { name, parameters }: ScriptFunction,
  words: readonly Expression[],
  line: ScriptLine,
  column: number,
): Expression[] {
  const required = parameters.filter(({ optional }) => optional !== true).length;
  const usage = `(${[name, ...parameters.map(usageOf)].join(' ')})`;
  if (words.length < required) throw line.error('ARGUMENT_MISSING', `${usage} needs more arguments`, column);
  if (words.length <= parameters.length) return [...words];
  const last = parameters.length - 1;
  if (parameters[last]?.kind !== 'bytes')
    throw line.error(
      'ARGUMENT_UNKNOWN',
      `${usage} takes no more arguments`,
      words[parameters.length]!.column,
    );
  return [...words.slice(0, last), joinExpressions(words.slice(last), line)];
}

function usageOf({ name, optional }: FunctionParameter): string {
  return optional === true ? `[${name.toUpperCase()}]` : name.toUpperCase();
}

const READ = { bytes: bytesOf, number: numberOf, text: textOf } as const;

function callOf(
  definition: ScriptFunction,
  given: readonly Expression[],
  text: string,
  line: ScriptLine,
  column: number,
): Expression {
  const { parameters, secrecy = 'kept', result } = definition;
  return {
    text,
    column,
    evaluate(surroundings) {
      const values = given.map((expression) => expression.evaluate(surroundings));
      const read = values.map((value, index) => READ[parameters[index]!.kind](given[index]!, value, line));
      const secret = secrecy === 'made' || (secrecy === 'kept' && values.some(isSecret));
      const made = applied(
        () => definition.apply(givenArguments(read), surroundings.world),
        definition,
        line,
        column,
      );
      if (result === 'number') return { kind: 'number', number: made as number };
      if (result === 'text') return { kind: 'quoted', text: made as string, ...(secret && { secret }) };
      return bytesValue(made as Uint8Array, secret);
    },
  };
}

function givenArguments(read: readonly (Uint8Array | number | string)[]): GivenArguments {
  return {
    count: read.length,
    bytes: (index) => read[index] as Uint8Array,
    number: (index) => read[index] as number,
    text: (index) => read[index] as string,
  };
}

function applied<Result>(
  work: () => Result,
  { name }: ScriptFunction,
  line: ScriptLine,
  column: number,
): Result {
  try {
    return work();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw line.error('EVALUATION_FAILED', `(${name}): ${reason}`, column);
  }
}
