import { equalBytes } from '../bytes.js';
import {
  bytesOf,
  type Expression,
  type ExpressionReader,
  numberOf,
  type Surroundings,
} from './expression.js';
import type { ScriptLine } from './script-line.js';
import { bytesValue, isSecret, shown, type Value } from './value.js';

const SIGNS = ['=', '!=', '<', '<=', '>', '>='] as const;
type Sign = (typeof SIGNS)[number];

export interface Compared {
  readonly holds: boolean;
  /** What stood on the left, for people; secrets are not shown. */
  readonly left: string;
}

/** `A = B`: numbers when one side is a number or the sign asks for order, else bytes. */
export interface Comparison {
  /** As written. */
  readonly text: string;
  evaluate(surroundings: Surroundings): Compared;
}

/** @throws ScriptError `ARGUMENT_MISSING` */
export function readComparison(reader: ExpressionReader, line: ScriptLine): Comparison {
  const left = reader.joined('what is compared', SIGNS);
  const token = reader.take();
  const sign = SIGNS.find((known) => known === token?.text);
  if (sign === undefined)
    throw line.error(
      'ARGUMENT_MISSING',
      `a comparison is A SIGN B; signs: ${SIGNS.join(' ')}`,
      reader.endColumn,
    );
  const right = reader.joined('what it is compared with');
  const evaluate = (surroundings: Surroundings): Compared => {
    const a = left.evaluate(surroundings);
    const b = right.evaluate(surroundings);
    const numeric = a.kind === 'number' || b.kind === 'number' || sign.includes('<') || sign.includes('>');
    const holds = numeric
      ? compareNumbers(numberOf(left, a, line), sign, numberOf(right, b, line))
      : equalBytes(bytesOf(left, a, line), bytesOf(right, b, line)) === (sign === '=');
    return { holds, left: holds ? '' : shownBytes(left, a, numeric, line) };
  };
  return { text: `${left.text} ${sign} ${right.text}`, evaluate };
}

function shownBytes(expression: Expression, value: Value, numeric: boolean, line: ScriptLine): string {
  return shown(numeric ? value : bytesValue(bytesOf(expression, value, line), isSecret(value)));
}

function compareNumbers(a: number, sign: Sign, b: number): boolean {
  switch (sign) {
    case '=':
      return a === b;
    case '!=':
      return a !== b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
  }
}
