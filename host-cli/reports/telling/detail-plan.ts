import type { CaseResult, StepResult } from '../../../apdu/script/script-result.js';

/** Whether the step with this index, from 0, is shown with all its exchanges. */
export type ShowsStep = (index: number) => boolean;

/** Campaigns up to this many steps are shown whole; passing cases of larger ones share as many. */
const WHOLE_STEPS = 5000;
/** Of a passing case, at its beginning, and as many at its end. A step sends, the next expects. */
const LEAST_EDGE = 2;
const LARGEST_EDGE = 200;
/** Of a failing case: up to the first step that failed, and after it. */
const STEPS_BEFORE_FAILURE = 60;
const STEPS_AFTER_FAILURE = 20;
/** Cases beyond these are told in a line. */
const PASSING_CASES = 500;
const FAILING_CASES = 200;

const ALL: ShowsStep = () => true;
const NONE: ShowsStep = () => false;

/** Shows every step of every case. */
export const WHOLE: { of(result: CaseResult): ShowsStep } = { of: () => ALL };

/**
 * Decides how much of each case a page shows, so that a browser can still open it: everything of a campaign of up to
 * 5000 steps; of a larger one the edges of passing cases and the surroundings of failures. Ask once for every case, in
 * order.
 */
export class DetailPlan {
  readonly #isWhole: boolean;
  readonly #edge: number;
  #passing = 0;
  #failing = 0;

  /** @param cases of the whole campaign */
  constructor(cases: readonly CaseResult[]) {
    this.#isWhole = cases.reduce((sum, { steps }) => sum + steps.length, 0) <= WHOLE_STEPS;
    const share = Math.floor(WHOLE_STEPS / (2 * Math.max(1, cases.length)));
    this.#edge = Math.min(LARGEST_EDGE, Math.max(LEAST_EDGE, share));
  }

  of({ steps, outcome }: CaseResult): ShowsStep {
    if (this.#isWhole) return ALL;
    const last = steps.length - 1;
    const isEdge: ShowsStep = (index) => index < this.#edge || index > last - this.#edge;
    if (outcome === 'passed' || outcome === 'skipped') return ++this.#passing > PASSING_CASES ? NONE : isEdge;
    if (++this.#failing > FAILING_CASES) return NONE;
    const failure = indexOfFailure(steps) ?? last;
    return (index) =>
      isEdge(index) || (index > failure - STEPS_BEFORE_FAILURE && index <= failure + STEPS_AFTER_FAILURE);
  }
}

/** Of the first step that decided against the case. */
export function indexOfFailure(steps: readonly StepResult[]): number | undefined {
  const found = steps.findIndex(({ outcome }) => outcome === 'failed' || outcome === 'fault');
  return found < 0 ? undefined : found;
}
