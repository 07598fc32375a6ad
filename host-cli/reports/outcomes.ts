import type { CaseOutcome, CaseResult } from '../../apdu/script/script-result.js';
import type { CampaignResult, ScriptRun } from '../campaigns/campaign-result.js';

export interface OutcomeCounts {
  readonly passed: number;
  readonly failed: number;
  readonly error: number;
  readonly skipped: number;
  readonly total: number;
}

/**
 * `failed`: a card did otherwise than expected. `error`: nothing failed, yet a fault kept something from being checked.
 * `retried`: all passed, some of it not at the first attempt. `empty`: nothing was checked at all.
 */
export type Verdict = 'passed' | 'retried' | 'failed' | 'error' | 'empty';

/** The cases of a run. A run that did not pass has a case that says so, be it a case made here. */
export function casesOf({ result }: ScriptRun): readonly CaseResult[] {
  const { cases, passed, fault, script } = result;
  const isTold = cases.some(({ outcome }) => outcome === 'failed' || outcome === 'error');
  if (isTold || (passed && fault === undefined)) return cases;
  const unexplained: CaseResult = {
    head: { name: script.title ?? script.file, tags: [], clauses: [], needs: [] },
    place: { file: script.file, line: 1, text: '' },
    outcome: 'error',
    reason: reasonOf(fault),
    steps: [],
    durationMs: 0,
  };
  return [...cases, unexplained];
}

export function countOutcomes(cases: Iterable<{ readonly outcome: CaseOutcome }>): OutcomeCounts {
  const counts = { passed: 0, failed: 0, error: 0, skipped: 0, total: 0 };
  for (const { outcome } of cases) {
    counts[outcome]++;
    counts.total++;
  }
  return counts;
}

/** The runs after which the same script was tried again on the same card: told, and not counted. */
export function supersededRuns({ runs }: CampaignResult): ReadonlySet<ScriptRun> {
  const last = new Map<string, number>();
  for (const run of runs) last.set(keyOf(run), Math.max(run.attempt, last.get(keyOf(run)) ?? 0));
  return new Set(runs.filter((run) => run.attempt < last.get(keyOf(run))!));
}

/** Of the last attempts. */
export function countCampaign(result: CampaignResult): OutcomeCounts {
  const superseded = supersededRuns(result);
  return countOutcomes(result.runs.filter((run) => !superseded.has(run)).flatMap(casesOf));
}

export function verdictOf(result: CampaignResult): Verdict {
  const { failed, error, passed } = countCampaign(result);
  if (failed > 0) return 'failed';
  if (error > 0) return 'error';
  if (passed === 0) return 'empty';
  return supersededRuns(result).size > 0 ? 'retried' : 'passed';
}

function keyOf({ result, card }: ScriptRun): string {
  return `${result.script.file}\0${card.address}`;
}

function reasonOf(fault: unknown): string {
  if (fault === undefined) return 'the run did not pass; no case tells why';
  return fault instanceof Error ? fault.message : String(fault);
}
