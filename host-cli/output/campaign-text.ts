import { toHex } from '../../apdu/bytes.js';
import type { CaseResult, StepResult } from '../../apdu/script/script-result.js';
import type { TraceColours } from '../../apdu/trace/render-text.js';
import type { TraceDecoder } from '../../apdu/trace/trace-decoder.js';
import { exchangeLines } from './script-text.js';

const MARKS = { passed: 'ok   ', failed: 'FAIL ', error: 'ERROR', skipped: 'skip ' } as const;
/** Exchanges before a failure that are shown with it. */
const SHOWN_EXCHANGES = 3;

/** `Reading, on pcsc:ACS, attempt 2`. */
export function runHeading(
  title: string,
  {
    card,
    attempt,
  }: { readonly card: { readonly identity: { readonly address: string } }; readonly attempt: number },
  severalCards: boolean,
): string {
  const where = severalCards ? `, on ${card.identity.address}` : '';
  return `${title}${where}${attempt > 1 ? `, attempt ${attempt}` : ''}`;
}

/** A case in a line; one that did not pass with the place, the two sides and the last exchanges. */
export function caseLines(result: CaseResult, decoder: TraceDecoder, colours: TraceColours): string[] {
  const { head, outcome, durationMs, reason } = result;
  const line = `  ${MARKS[outcome]}  ${head.name}`;
  if (outcome === 'passed') return [`${colours.success(line)}  (${durationMs.toFixed(0)} ms)`];
  if (outcome === 'skipped') return [`${colours.warning(line)}: ${reason ?? ''}`];
  const bad = result.steps.find((step) => step.outcome === 'failed' || step.outcome === 'fault');
  return [
    colours.refusal(line),
    ...head.clauses.map((clause) => `         ${clause}`),
    ...failureLines(bad, reason),
    ...lastExchanges(result, bad, decoder, colours).map((text) => `         ${text}`),
  ];
}

function failureLines(bad: StepResult | undefined, reason: string | undefined): string[] {
  if (bad === undefined) return reason === undefined ? [] : [`         ${reason}`];
  const place = `${bad.step.file}:${bad.step.line}`;
  if (bad.expected === undefined) {
    const message = bad.message ?? 'not done';
    // What is wrong with a line of a script names its place itself.
    const told = message.startsWith(place) ? message : `${place}: ${message}`;
    return told.split('\n').map((line) => `         ${line}`);
  }
  return [
    `         ${place}: expected ${bad.expected}`,
    `         ${' '.repeat(place.length)}  received ${bad.received ?? ''}`,
  ];
}

/** The decoder sees all exchanges of the case, so that it knows what was selected. */
function lastExchanges(
  { steps }: CaseResult,
  bad: StepResult | undefined,
  decoder: TraceDecoder,
  colours: TraceColours,
): string[] {
  const until = bad === undefined ? steps : steps.slice(0, steps.indexOf(bad) + 1);
  const shown: string[][] = [];
  for (const { step, exchanges = [], answerToReset } of until) {
    if (answerToReset !== undefined) decoder.reset(answerToReset);
    for (const { command, response, secret } of exchanges) {
      if (response === undefined) shown.push([colours.refusal('no answer')]);
      else
        shown.push(
          exchangeLines(decoder.decode(command, response, { data: secret === true }), step, colours),
        );
    }
  }
  return shown.slice(-SHOWN_EXCHANGES).flat();
}

/** A case as data, its steps not included. */
export function caseData(
  script: string,
  { head, place, outcome, reason, durationMs, answerToReset }: CaseResult,
) {
  return {
    script,
    case: head.name,
    line: place.line,
    outcome,
    ...(reason !== undefined && { reason }),
    ...(head.tags.length > 0 && { tags: head.tags }),
    ...(head.clauses.length > 0 && { clauses: head.clauses }),
    ...(answerToReset !== undefined && { answerToReset: toHex(answerToReset) }),
    durationMs: Math.round(durationMs * 1000) / 1000,
  };
}
