import type { ResponseApdu } from '../../codec/response-apdu.js';
import { nearNames } from '../near-names.js';
import type { ScriptLine } from '../script-line.js';
import { type ScriptToken, textBetween } from '../script-token.js';
import { FORMS } from './answer-forms.js';
import { capturedBytes, placeRuns } from './byte-pattern.js';
import { type AnswerPattern, PatternSource } from './pattern-source.js';
import {
  answerText,
  type ExpectationSource,
  failed,
  type Judge,
  PASSED,
  passedWith,
  receivedText,
  type Verdict,
} from './verdict.js';

/** What an answer must be. */
export interface AnswerExpectation {
  /** As written, without a comment. */
  readonly text: string;
  /** A difference is told and does not fail the script. */
  readonly optional: boolean;
  /** Looks at the last reset, not at the last answer. */
  readonly ofReset: boolean;
  /** Wants the link to fail: what stands before it may. */
  readonly ofFault?: boolean;
  readonly judge: Judge;
}

/**
 * Reads what stands after `expect`.
 * @throws ScriptError `PATTERN_INVALID`, `ARGUMENT_MISSING`, `ARGUMENT_UNKNOWN`
 */
export function readExpectation(source: ExpectationSource): AnswerExpectation {
  const { line, reader } = source;
  const start = reader.peek?.column ?? reader.endColumn;
  const optional = reader.at('optional');
  if (optional) reader.take();
  const first = reader.peek;
  if (first === undefined)
    throw line.error(
      'ARGUMENT_MISSING',
      'expect needs a status word such as 9000, or any',
      line.text.length + 1,
    );
  const form = first.kind === 'word' ? FORMS.get(first.text) : undefined;
  if (form === undefined && first.kind === 'word') refuseSlip(first, line);
  if (form !== undefined) reader.take();
  const judge = (form ?? patternForm)(source);
  const extra = reader.peek;
  if (extra !== undefined)
    throw line.error('PATTERN_INVALID', `'${extra.text}' is more than the expectation takes`, extra.column);
  return {
    text: textBetween(line, start, reader.endColumn),
    optional,
    ofReset: form !== undefined && first.text === 'atr',
    ofFault: form !== undefined && first.text === 'fault',
    judge,
  };
}

/** A word that is no pattern and nearly one of the forms. */
function refuseSlip({ text, column }: ScriptToken, line: ScriptLine): void {
  if (!/^\p{L}+$/u.test(text) || /^[a-fx]+$/i.test(text)) return;
  const near = nearNames(text, [...FORMS.keys(), 'empty', 'optional']);
  if (near[0] === undefined || near[0] === text) return;
  throw line.error('PATTERN_INVALID', `'${text}' is no pattern; did you mean '${near[0]}'?`, column);
}

/** `[data] status [or ...]`; the last two bytes are the status word. */
function patternForm(source: ExpectationSource): Judge {
  const { reader } = source;
  const alternatives = [alternative(source)];
  while (reader.peek !== undefined) {
    reader.take();
    alternatives.push(alternative(source));
  }
  return judgeOf(alternatives);
}

/** Of what is written out nothing is kept but the pattern. */
type Alternative = AnswerPattern | PatternSource;

function alternative(source: ExpectationSource): Alternative {
  const pattern = PatternSource.read(source);
  if (pattern.isEmpty)
    throw source.line.error('PATTERN_INVALID', 'an alternative is missing beside or', pattern.endColumn);
  return pattern.isConstant ? pattern.answerPattern() : pattern;
}

function judgeOf(alternatives: readonly Alternative[]): Judge {
  return (seen, surroundings) => {
    const { answer } = seen;
    if (answer === undefined) return failed(receivedText(seen));
    for (const one of alternatives) {
      const verdict = compare(answer, one instanceof PatternSource ? one.answerPattern(surroundings) : one);
      if (verdict !== undefined) return verdict;
    }
    return failed(answerText(answer));
  };
}

function compare({ data, statusWord }: ResponseApdu, pattern: AnswerPattern): Verdict | undefined {
  if ((statusWord & pattern.status.mask) !== pattern.status.value) return undefined;
  if (pattern.data === undefined) return PASSED;
  const offsets = placeRuns(data, pattern.data);
  return offsets && passedWith(capturedBytes(data, pattern.data, offsets));
}
