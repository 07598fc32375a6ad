import type { FunctionWorld } from '../script-function.js';
import type { ScriptLine } from '../script-line.js';
import { asBytes, asNumber, asText, bytesValue, isSecret, type Value, ValueError } from '../value.js';
import type { Scope } from './scope.js';

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

/** What is written out. */
export class ConstantExpression implements Expression {
  constructor(
    readonly text: string,
    readonly column: number,
    readonly constant: Value,
  ) {}

  evaluate(): Value {
    return this.constant;
  }
}

/**
 * Puts bytes together; one expression alone keeps its kind.
 * @throws ScriptError `EVALUATION_FAILED` for written words that are no bytes
 */
export function joinExpressions(parts: readonly Expression[], line: ScriptLine): Expression {
  if (parts.length === 1) return parts[0]!;
  const { column } = parts[0]!;
  const text = parts.map((part) => part.text).join(' ');
  const known = parts.map((part) =>
    part.constant === undefined ? undefined : bytesOf(part, part.constant, line),
  );
  if (known.every((bytes) => bytes !== undefined))
    return new ConstantExpression(text, column, bytesValue(concatenated(known)));
  return {
    text,
    column,
    evaluate(surroundings) {
      let secret = false;
      const pieces = parts.map((part, index) => {
        const written = known[index];
        if (written !== undefined) return written;
        const value = part.evaluate(surroundings);
        secret ||= isSecret(value);
        return bytesOf(part, value, line);
      });
      return bytesValue(concatenated(pieces), secret);
    },
  };
}

/** Of any count of parts: a line may have more words than a call has arguments. */
function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}

/** @throws ScriptError naming the place of the expression */
export function bytesOf(expression: Expression, value: Value, line: ScriptLine): Uint8Array {
  return placed(asBytes, expression, value, line);
}

/** @throws ScriptError naming the place of the expression */
export function numberOf(expression: Expression, value: Value, line: ScriptLine): number {
  return placed(asNumber, expression, value, line);
}

/** @throws ScriptError naming the place of the expression */
export function textOf(expression: Expression, value: Value, line: ScriptLine): string {
  return placed(asText, expression, value, line);
}

function placed<Result>(
  read: (value: Value) => Result,
  { column }: Expression,
  value: Value,
  line: ScriptLine,
): Result {
  try {
    return read(value);
  } catch (error) {
    if (error instanceof ValueError) throw line.error('EVALUATION_FAILED', error.message, column);
    throw error;
  }
}
