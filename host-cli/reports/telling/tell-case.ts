import type { StepResult } from '../../../apdu/script/script-result.js';
import type { DecodedCase, DecodedStep } from './decode-case.js';
import type { Secrets } from './secrets.js';
import { stepText } from './step-text.js';
import type { ToldCase, ToldGap, ToldStep } from './told-case.js';

const HIDDEN = '**';
const HIDDEN_EXPECTATION = 'expect ...';
/** At the end of an expectation that begins with no word of its own, such as `tlv`. */
const PATTERN_STATUS = /(?<=^(?![a-z]{3}).*)[69][0-9A-Fa-fxX?][\s]?[0-9A-Fa-fxX?]{2}$/;

/** A case in words, once all secrets of the campaign are known. */
export function tellCase({ result, shown, failure }: DecodedCase, secrets: Secrets): ToldCase {
  const { head, place, outcome, reason, steps, durationMs } = result;
  const told: (ToldStep | ToldGap)[] = [];
  let gap = { steps: 0, exchanges: 0 };
  let exchangeCount = 0;
  const closeGap = (): void => {
    if (gap.steps > 0) told.push({ kind: 'gap', ...gap });
    gap = { steps: 0, exchanges: 0 };
  };
  for (const [index, step] of steps.entries()) {
    const count = step.exchanges?.length ?? 0;
    exchangeCount += count;
    const decoded = shown.get(index);
    if (decoded === undefined) {
      gap = { steps: gap.steps + 1, exchanges: gap.exchanges + count };
      continue;
    }
    closeGap();
    told.push(tellStep(step, decoded, secrets));
  }
  closeGap();
  return {
    head: { ...head, name: secrets.hideIn(head.name) },
    file: place.file,
    line: place.line,
    outcome,
    ...(reason !== undefined && { reason: tellReason(reason, result.steps, failure, secrets) }),
    durationMs,
    steps: told,
    stepCount: steps.length,
    exchangeCount,
    ...(failure !== undefined && {
      failure: { step: tellStep(steps[failure.index]!, failure.step, secrets), exchange: failure.exchange },
    }),
  };
}

function tellStep(result: StepResult, decoded: DecodedStep, secrets: Secrets): ToldStep {
  const { step, outcome, expected, received, message, answerToReset, durationMs } = result;
  const { sent, statusOfSecret, exchanges } = decoded;
  const isAboutSecret = step.kind === 'expect' && statusOfSecret !== undefined;
  // The bytes of an answer that anybody may see are no secret, even where they are those of a PIN.
  const tell = (words: string): string =>
    step.kind === 'expect' && !isAboutSecret ? words : secrets.hideIn(words);
  return {
    kind: 'step',
    file: step.file,
    line: step.line,
    text: sent ?? (isAboutSecret ? HIDDEN_EXPECTATION : tell(stepText(step))),
    outcome,
    ...(expected !== undefined && {
      expected: isAboutSecret ? hiddenPattern(expected) : tell(expected),
    }),
    ...(received !== undefined && {
      received: isAboutSecret ? hiddenAnswer(received, statusOfSecret) : tell(received),
    }),
    ...(message !== undefined && { message: secrets.hideIn(message) }),
    ...(answerToReset !== undefined && { answerToReset }),
    exchanges,
    durationMs,
  };
}

/** Of a pattern of bytes, which ends with a status word, that word. */
function hiddenPattern(pattern: string): string {
  const status = PATTERN_STATUS.exec(pattern);
  if (status === null) return HIDDEN;
  return status[0] === pattern ? pattern : `${HIDDEN} ${status[0]}`;
}

function hiddenAnswer(answer: string, status: string): string {
  if (answer === status || status === '') return answer === status ? answer : HIDDEN;
  return answer.endsWith(` ${status}`) ? `${HIDDEN} ${status}` : HIDDEN;
}

/** The reason quotes the step; it must hide what that hides, and no more. */
function tellReason(
  reason: string,
  steps: readonly StepResult[],
  failure: DecodedCase['failure'],
  secrets: Secrets,
): string {
  if (failure === undefined) return secrets.hideIn(reason);
  const result = steps[failure.index]!;
  const told = tellStep(result, failure.step, secrets);
  const quoted = new Map([[result.step.text, told.text]]);
  if (result.expected !== undefined) quoted.set(result.expected, told.expected!);
  if (result.received !== undefined) quoted.set(result.received, told.received!);
  const longestFirst = [...quoted].sort(([one], [other]) => other.length - one.length);
  return hideAround(reason, longestFirst, secrets);
}

function hideAround(
  text: string,
  [first, ...others]: readonly (readonly [string, string])[],
  secrets: Secrets,
): string {
  if (first === undefined) return secrets.hideIn(text);
  const [written, told] = first;
  if (written === '') return hideAround(text, others, secrets);
  return text
    .split(written)
    .map((part) => hideAround(part, others, secrets))
    .join(told);
}
