import { basename, dirname } from 'node:path';
import type { CaseOutcome, CaseResult } from '../../apdu/script/script-result.js';
import type { CampaignResult, ScriptRun } from '../campaigns/campaign-result.js';
import type { Suite } from './suite.js';

/** How the cases of a suite came out; of a script that was tried again the last attempt counts. */
export interface SuiteResult {
  readonly suite: Suite;
  readonly counts: Readonly<Record<CaseOutcome, number>>;
}

export function suiteResults(suites: readonly Suite[], { runs }: CampaignResult): readonly SuiteResult[] {
  const last = lastAttempts(runs);
  return suites.map((suite) => ({
    suite,
    counts: countOf(
      last
        .filter(({ result }) => suiteOf(result.script.file) === suite.name)
        .flatMap((run) => run.result.cases),
    ),
  }));
}

/** Reasons why cases were skipped, with how many they were. */
export function skippedReasons({ runs }: CampaignResult): ReadonlyMap<string, number> {
  const reasons = new Map<string, number>();
  for (const { result } of lastAttempts(runs)) {
    for (const { outcome, reason: told = '' } of result.cases) {
      if (outcome !== 'skipped') continue;
      const reason = inOneOrder(told);
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
  }
  return reasons;
}

/** `needs pin, keys` is no other reason than `needs keys, pin`. */
function inOneOrder(reason: string): string {
  const needs = /^needs (.+)$/.exec(reason)?.[1];
  return needs === undefined ? reason : `needs ${needs.split(', ').sort().join(', ')}`;
}

/** The scripts of a suite lie in the folder of its name. */
function suiteOf(script: string): string {
  return basename(dirname(script));
}

function lastAttempts(runs: readonly ScriptRun[]): readonly ScriptRun[] {
  const last = new Map<string, ScriptRun>();
  for (const run of runs) last.set(`${run.result.script.file}\n${run.card.address}`, run);
  return [...last.values()];
}

function countOf(cases: readonly CaseResult[]): Record<CaseOutcome, number> {
  const counts = { passed: 0, failed: 0, error: 0, skipped: 0 };
  for (const { outcome } of cases) counts[outcome]++;
  return counts;
}
