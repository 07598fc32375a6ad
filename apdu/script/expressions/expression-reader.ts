import { nearOrAll } from '../near-names.js';
import type { ScriptFunction } from '../script-function.js';
import { PREDEFINED } from '../script-language.js';
import type { ScriptLine } from '../script-line.js';
import { endColumn, type ScriptToken } from '../script-token.js';
import type { Value } from '../value.js';
import { ConstantExpression, type Expression, joinExpressions } from './expression.js';
import { callOf } from './function-call.js';

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

  /** Where something that is missing at the end would stand. */
  get endColumn(): number {
    return endColumn(this.line, this.tokens);
  }

  /** Whether the next token is that word, written without quotes. */
  at(word: string): boolean {
    return this.peek?.kind === 'word' && this.peek.text === word;
  }

  /** Whether one of the words is still to come, written without quotes. */
  hasAhead(words: readonly string[]): boolean {
    return this.tokens.slice(this.#next).some(({ kind, text }) => kind === 'word' && words.includes(text));
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

  /** All that is left, each for itself. @throws ScriptError */
  rest(what: string): Expression[] {
    const expressions: Expression[] = [];
    while (this.peek !== undefined) expressions.push(this.one(what));
    return expressions;
  }

  /** Everything up to the end, or to a word of `until`, put together. @throws ScriptError */
  joined(what: string, until: readonly string[] = []): Expression {
    const parts: Expression[] = [];
    while (this.peek !== undefined && !until.some((word) => this.at(word))) parts.push(this.one(what));
    if (parts.length > 0) return joinExpressions(parts, this.line);
    throw this.line.error('ARGUMENT_MISSING', `${what} is missing`, this.peek?.column ?? this.endColumn);
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
    if (token.kind === 'quoted') return new ConstantExpression(`"${text}"`, column, { kind: 'quoted', text });
    if (token.kind === 'open') return this.#call(column);
    if (token.kind === 'close')
      throw this.line.error('BRACKET', 'there is no ( that this ) would close', column);
    if (text.startsWith('$')) return this.variable(text, column);
    const sign = text.indexOf('$');
    if (sign > 0)
      throw this.line.error('ARGUMENT_UNKNOWN', `put a space before '${text.slice(sign)}'`, column + sign);
    return new ConstantExpression(text, column, { kind: 'word', text });
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
        if (value === undefined) throw line.error('EVALUATION_FAILED', withoutValue(name!), column);
        if (key === undefined) return value;
        const cell = cellOf(value, key);
        if (cell !== undefined) return { kind: 'word', text: cell };
        const columns = value.kind === 'row' ? Object.keys(value.columns) : [];
        const reason =
          value.kind === 'row' ? nearOrAll(key, columns, 'columns') : `$${name} is no row of a table`;
        throw line.error('EVALUATION_FAILED', `there is no $${name}.${key}; ${reason}`, column);
      },
    };
  }

  #call(column: number): Expression {
    const { line, names } = this;
    const head = this.take();
    if (head?.kind !== 'word')
      throw line.error('BRACKET', 'the name of a function belongs behind (', head?.column ?? column);
    const definition = names.function(head.text);
    if (definition === undefined) {
      const help = nearOrAll(head.text, names.functionNames, 'functions');
      throw line.error('UNKNOWN_FUNCTION', `there is no function '${head.text}'; ${help}`, head.column);
    }
    const words: Expression[] = [];
    while (this.peek?.kind !== 'close') {
      if (this.peek === undefined) throw line.error('BRACKET', 'the ( is not closed', column);
      words.push(this.one('an argument'));
    }
    const { endColumn: end } = this.take()!;
    return callOf(definition, words, { line, column, text: line.text.slice(column - 1, end - 1) });
  }
}

function withoutValue(name: string): string {
  return Object.hasOwn(PREDEFINED, name)
    ? `$${name} has no value: ${PREDEFINED[name as keyof typeof PREDEFINED].absent}`
    : `$${name} has no value yet`;
}

function cellOf(value: Value, column: string): string | undefined {
  return value.kind === 'row' && Object.hasOwn(value.columns, column) ? value.columns[column] : undefined;
}
