import type { ScriptStep } from '../../apdu/script/script.js';
import type { ScriptResult, StepResult } from '../../apdu/script/script-result.js';
import type { DecodedExchange, DecodedField } from '../../apdu/trace/decoded-exchange.js';
import { renderJson } from '../../apdu/trace/render-json.js';
import type { TraceColours } from '../../apdu/trace/render-text.js';

/** Hexadecimal digits of a line that are shown; `-v` and `--json` have them all. */
const SHOWN_DIGITS = 64;

/**
 * A command and its answer as a script run shows them: in words, the bytes in short. What a verb sends on its own is
 * told in one line.
 */
export function exchangeLines(
  { command, response }: DecodedExchange,
  step: ScriptStep,
  colours: TraceColours,
): string[] {
  if (step.kind === 'verb')
    return [`  ${command.sentence}  ${colours.bytes(response.status?.hex ?? response.hex)}`];
  const lines = [colours.sentence(command.sentence), `  > ${colours.bytes(shortened(command.hex))}`];
  const { status, fields, hex, fault, hint } = response;
  lines.push(
    `  < ${colours.bytes(shortened(hex))}  ${status === undefined ? (fault ?? '') : status.meaning}`.trimEnd(),
  );
  if (hint !== undefined && status?.kind === 'refusal') lines.push(`    ${hint}`);
  return [...lines, ...fieldLines(fields, '    ', colours)];
}

function shortened(hex: string): string {
  if (hex.length <= SHOWN_DIGITS) return hex;
  // The status word at the end is what matters most.
  return `${hex.slice(0, SHOWN_DIGITS - 8)}...${hex.slice(-4)}`;
}

/** Only what says more than its bytes. */
function fieldLines(fields: readonly DecodedField[], indent: string, colours: TraceColours): string[] {
  return fields.flatMap(({ label, text, fields: inner }) => {
    if (inner !== undefined) return fieldLines(inner, indent, colours);
    return text === undefined
      ? []
      : [`${indent}${colours.label(label)}  ${text.replace(/\p{Cc}/gu, '\uFFFD')}`];
  });
}

/** What comes before a step is taken; a note is set apart from the steps before it. */
export function stepLines(
  step: ScriptStep,
  previous: ScriptStep | undefined,
  { sentence }: TraceColours,
): string[] {
  if (step.kind === 'note')
    return previous === undefined || previous.kind === 'note' ? [step.note] : ['', step.note];
  if (step.kind === 'verb') return [sentence(step.text)];
  if (step.kind !== 'reset') return [];
  const where = step.cardInterface === undefined ? '' : `, ${step.cardInterface} interface`;
  return [sentence(`reset (${step.resetKind}${where})`)];
}

/** A step as data. The text of `send` is left out: it may be a PIN, which the decoded exchange hides. */
export function stepData(script: string, result: StepResult, exchanges: readonly DecodedExchange[]) {
  const { step, outcome, expected, received, message, answerToReset } = result;
  return {
    script,
    line: step.line,
    kind: step.kind,
    ...(step.kind === 'verb' && { verb: step.verb, words: step.words }),
    ...(step.kind === 'note' && { note: step.note }),
    ...(step.kind === 'expect' && { expectation: step.expectation.text }),
    outcome,
    ...(expected !== undefined && { expected }),
    ...(received !== undefined && { received }),
    ...(message !== undefined && { message }),
    ...(answerToReset !== undefined && { answerToReset }),
    ...(exchanges.length > 0 && { exchanges: exchanges.map(renderJson) }),
  };
}

/** How a step ended. */
export function outcomeLines(
  { step, outcome, expected, received, message }: StepResult,
  colours: TraceColours,
): string[] {
  const { success, warning, refusal } = colours;
  if (outcome === 'fault' || outcome === 'skipped') return [];
  if (step.kind === 'expect') {
    if (outcome === 'passed') return [`  ${success(`ok    expected ${step.expectation.text}`)}`];
    const told = `expected ${expected}, received ${received}`;
    return [
      outcome === 'failed'
        ? `  ${refusal(`FAIL  line ${step.line}: ${told}`)}`
        : `  ${warning(`other ${told}`)}`,
    ];
  }
  if (outcome === 'failed') return [`  ${refusal(`FAIL  line ${step.line}: ${message ?? step.text}`)}`];
  return message === undefined ? [] : [`  ${message}`];
}

export interface ScriptSummary {
  readonly script: string;
  readonly title?: string;
  readonly passed: boolean;
  readonly expectations: { readonly passed: number; readonly failed: number; readonly skipped: number };
}

/** Counts what was to be checked: expectations, and verbs that check something themselves. */
export function summaryOf({ script, passed, cases }: ScriptResult): ScriptSummary {
  const steps = cases.flatMap((result) => result.steps);
  const count = (outcomes: readonly string[]): number =>
    steps.filter(({ step, outcome }) => step.kind === 'expect' && outcomes.includes(outcome)).length;
  const failedVerbs = steps.filter(
    ({ step, outcome }) => step.kind !== 'expect' && outcome === 'failed',
  ).length;
  return {
    script: script.file,
    ...(script.title !== undefined && { title: script.title }),
    passed,
    expectations: {
      passed: count(['passed', 'tolerated']),
      failed: count(['failed']) + failedVerbs,
      skipped: count(['skipped']),
    },
  };
}

export function summaryLine(
  { script, passed, expectations }: ScriptSummary,
  { success, refusal }: TraceColours,
): string {
  const { passed: met, failed, skipped } = expectations;
  const counts = `${met} met, ${failed} failed${skipped === 0 ? '' : `, ${skipped} not reached`}`;
  return passed
    ? success(`${script}: passed; expectations: ${counts}`)
    : refusal(`${script}: FAILED; expectations: ${counts}`);
}
