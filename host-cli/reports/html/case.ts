import { toHex } from '../../../apdu/bytes.js';
import type { CaseOutcome, StepOutcome } from '../../../apdu/script/script-result.js';
import type { ToldCase, ToldGap, ToldStep } from '../telling/told-case.js';
import { OUTCOME_WORDS, STEP_OUTCOME_WORDS } from '../words-table.js';
import { bytesMarkup, comparison } from './bytes-markup.js';
import { exchangeMarkup } from './exchange.js';
import { factList } from './facts.js';
import { formatCount } from './formats.js';
import { type Markup, markup } from './markup.js';
import type { Page } from './page.js';

const SIGNS: Readonly<Record<CaseOutcome, string>> = { passed: '✓', failed: '✗', error: '!', skipped: '–' };
const STEP_SIGNS: Readonly<Record<StepOutcome, string>> = {
  done: '',
  passed: '✓',
  failed: '✗',
  tolerated: '~',
  fault: '!',
  skipped: '–',
};

/** The place of a case in the page, for links: `case-1-3`. */
export const caseId = (runNumber: number, caseNumber: number): string => `case-${runNumber}-${caseNumber}`;

export function badge(outcome: CaseOutcome, { inWords }: Page): Markup {
  return markup`<span class="badge ${outcome}"><span aria-hidden="true">${SIGNS[outcome]}</span> ${inWords(OUTCOME_WORDS[outcome])}</span>`;
}

/** A case in one line, with its steps inside; open where something went wrong. */
export function caseMarkup(told: ToldCase, id: string, page: Page): Markup {
  const { outcome, head, reason, durationMs, steps } = told;
  const line = markup`${badge(outcome, page)} <span class="name">${head.name}</span> <span class="clause">${head.clauses.join('; ')}</span> <span class="time">${page.duration(durationMs)}</span>`;
  const said = reason !== undefined && markup`<p class="reason">${reason}</p>`;
  // Either nothing was run, or the campaign is too large to show every case.
  if (steps.every(({ kind }) => kind === 'gap')) {
    const inside = told.stepCount === 0 ? factsOf(told, page) : unshownNote(told, page);
    return markup`<div class="case brief ${outcome}" id="${id}"><div class="line">${line}</div><div class="below">${said}${inside}</div></div>
`;
  }
  const isProblem = outcome === 'failed' || outcome === 'error';
  return markup`<details class="case ${outcome}" id="${id}"${isProblem && markup` open`}><summary class="line">${line}</summary>
<div class="inside">${said}${factsOf(told, page)}<ol class="steps">${stepItems(told, page)}</ol></div></details>
`;
}

function unshownNote({ stepCount, exchangeCount }: ToldCase, { say }: Page): Markup {
  return markup`<p>${say('notShown', formatCount(stepCount), formatCount(exchangeCount))}</p>`;
}

function factsOf({ head, file, line, stepCount, exchangeCount }: ToldCase, { say }: Page): Markup {
  return factList([
    [say('place'), `${file}:${line}`],
    [say('clauses'), head.clauses.join('; ') || undefined],
    [say('tags'), head.tags.join(', ') || undefined],
    [say('needs'), head.needs.join(', ') || undefined],
    [say('destructive'), head.destructive],
    [say('steps'), formatCount(stepCount)],
    [say('exchanges'), formatCount(exchangeCount)],
  ]);
}

function stepItems({ steps, failure, file }: ToldCase, page: Page): Markup[] {
  const failureLine = failure === undefined ? undefined : indexOfFailure(steps);
  const opened = failureLine === undefined ? undefined : lastExchangeStep(steps, failureLine);
  return steps.map((step, index) =>
    step.kind === 'gap' ? gapItem(step, page) : stepItem(step, index === opened, file, page),
  );
}

/** The exchange that a failed expectation speaks of is that of the step before. */
function lastExchangeStep(steps: readonly (ToldStep | ToldGap)[], before: number): number | undefined {
  for (let index = before; index >= 0; index--) {
    const step = steps[index]!;
    if (step.kind === 'gap') return undefined;
    if (step.exchanges.length > 0) return index;
  }
  return undefined;
}

function indexOfFailure(steps: readonly (ToldStep | ToldGap)[]): number | undefined {
  const found = steps.findIndex(
    (step) => step.kind === 'step' && (step.outcome === 'failed' || step.outcome === 'fault'),
  );
  return found < 0 ? undefined : found;
}

/** @param file of the case: a step that was included stands in another */
function stepItem(step: ToldStep, isOpen: boolean, file: string, page: Page): Markup {
  const { line, text, outcome, message, answerToReset, exchanges } = step;
  const last = exchanges.length - 1;
  const sign = STEP_SIGNS[outcome];
  const word = page.inWords(STEP_OUTCOME_WORDS[outcome]);
  const mark =
    sign !== '' &&
    markup`<span class="sign" title="${word}"><span aria-hidden="true">${sign}</span><span class="spoken">${word}</span></span>`;
  const included = step.file !== file && markup` <code class="place">${step.file}:${line}</code>`;
  const atr = answerToReset !== undefined && markup`<p>${bytesMarkup(toHex(answerToReset))}</p>`;
  const shown = exchanges.map((exchange, index) => exchangeMarkup(exchange, isOpen && index === last, page));
  return markup`<li class="step ${outcome}"><span class="number">${line}</span><div class="what"><code class="text">${text}</code>${mark}${included}${
    message !== undefined && markup`<p class="message">${message}</p>`
  }${outcome !== 'passed' && comparison(step.expected, step.received, page)}${atr}${shown}</div></li>
`;
}

function gapItem({ steps, exchanges }: ToldGap, { say }: Page): Markup {
  return markup`<li class="step gap"><span class="number">⋮</span><div class="what">${say('gap', formatCount(steps), formatCount(exchanges))}</div></li>
`;
}
