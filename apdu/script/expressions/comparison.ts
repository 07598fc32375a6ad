import { equalBytes } from '../../bytes.js';
import type { ScriptLine } from '../script-line.js';
import { asBytes, asText, bytesValue, isSecret, shown, type Value, ValueError } from '../value.js';
import { bytesOf, type Expression, numberOf, type Surroundings } from './expression.js';
import type { ExpressionReader } from './expression-reader.js';

export const SIGNS = ['=', '!=', '<', '<=', '>', '>='] as const;
type Sign = (typeof SIGNS)[number];

export interface Compared {
  readonly holds: boolean;
  /** What was wanted and what stood on the left, for people; secrets are not shown. Empty where it holds. */
  readonly expected: string;
  readonly received: string;
}

/**
 * `A = B`: as numbers when one side is a number or the sign asks for order, as bytes when one side is bytes. Two
 * written words are equal when they are the same characters or the same bytes.
 */
export interface Comparison {
  /** As written. */
  readonly text: string;
  /** @throws ScriptError `EVALUATION_FAILED` for values that cannot be compared */
  evaluate(surroundings: Surroundings): Compared;
}

interface Side {
  readonly expression: Expression;
  readonly value: Value;
}

const HOLDS: Compared = { holds: true, expected: '', received: '' };

/** @throws ScriptError `ARGUMENT_MISSING` */
export function readComparison(reader: ExpressionReader, line: ScriptLine): Comparison {
  if (!reader.hasAhead(SIGNS)) {
    const reason = `a comparison is A SIGN B; signs: ${SIGNS.join(' ')}`;
    throw line.error('ARGUMENT_MISSING', reason, reader.endColumn);
  }
  const left = reader.joined('what is compared', SIGNS);
  const sign = reader.take()!.text as Sign;
  const right = reader.joined('what it is compared with');
  const text = `${left.text} ${sign} ${right.text}`;
  const evaluate = (surroundings: Surroundings): Compared => {
    const a: Side = { expression: left, value: left.evaluate(surroundings) };
    const b: Side = { expression: right, value: right.evaluate(surroundings) };
    const rule = ruleOf(a.value, sign, b.value);
    if (compares(a, sign, b, rule, line)) return HOLDS;
    const wanted = right.constant === undefined ? `${text}, which is ${shownAs(b, rule, line)}` : text;
    return { holds: false, expected: wanted, received: shownAs(a, rule, line) };
  };
  return { text, evaluate };
}

type Rule = 'number' | 'bytes' | 'word';

function ruleOf(a: Value, sign: Sign, b: Value): Rule {
  if (a.kind === 'number' || b.kind === 'number' || /[<>]/.test(sign)) return 'number';
  return isWord(a) && isWord(b) ? 'word' : 'bytes';
}

function isWord({ kind }: Value): boolean {
  return kind === 'word' || kind === 'quoted';
}

function compares(a: Side, sign: Sign, b: Side, rule: Rule, line: ScriptLine): boolean {
  if (rule === 'number')
    return compareNumbers(numberOf(a.expression, a.value, line), sign, numberOf(b.expression, b.value, line));
  const equal =
    rule === 'word'
      ? sameWord(a.value, b.value)
      : equalBytes(bytesOf(a.expression, a.value, line), bytesOf(b.expression, b.value, line));
  return equal === (sign === '=');
}

function sameWord(a: Value, b: Value): boolean {
  if (asText(a) === asText(b)) return true;
  const [first, second] = [bytesIfAny(a), bytesIfAny(b)];
  return first !== undefined && second !== undefined && equalBytes(first, second);
}

function bytesIfAny(value: Value): Uint8Array | undefined {
  try {
    return asBytes(value);
  } catch (error) {
    if (error instanceof ValueError) return undefined;
    throw error;
  }
}

function shownAs({ expression, value }: Side, rule: Rule, line: ScriptLine): string {
  return shown(rule === 'bytes' ? bytesValue(bytesOf(expression, value, line), isSecret(value)) : value);
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
