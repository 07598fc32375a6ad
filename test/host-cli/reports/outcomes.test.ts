import { describe, expect, test } from 'vitest';
import type { CaseOutcome } from '../../../apdu/script/script-result.js';
import type { ScriptRun } from '../../../host-cli/campaigns/campaign-result.js';
import {
  casesOf,
  countCampaign,
  countOutcomes,
  supersededRuns,
  verdictOf,
} from '../../../host-cli/reports/outcomes.js';
import { aCampaign, aCard, aCase, aRun, sampleCampaign } from '../../support/campaign-results.js';

const runOf = (outcomes: readonly CaseOutcome[], more: Partial<ScriptRun> = {}): ScriptRun =>
  aRun(
    outcomes.map((outcome) => aCase({ name: outcome }, [], { outcome })),
    more,
  );

test('outcomes are counted', () => {
  const { cases } = runOf(['passed', 'failed', 'passed', 'error', 'skipped']).result;
  expect(countOutcomes(cases)).toEqual({ passed: 2, failed: 1, error: 1, skipped: 1, total: 5 });
});

describe('a run that did not pass never looks as if it had', () => {
  const passing = runOf(['passed']);

  test.each([
    ['a fault', { fault: new Error('the reader is gone') }, 'the reader is gone'],
    ['a fault that is no error', { passed: false, fault: 'gone' }, 'gone'],
    ['no reason at all', { passed: false }, 'the run did not pass; no case tells why'],
  ])('%s', (_what, more, reason) => {
    const run = { ...passing, result: { ...passing.result, ...more } };
    expect(casesOf(run)).toHaveLength(2);
    expect(casesOf(run)[1]).toMatchObject({ outcome: 'error', reason });
    expect(verdictOf(aCampaign([run]))).toBe('error');
  });

  test('where a case tells it, nothing is added', () => {
    const run = runOf(['passed', 'failed']);
    expect(casesOf(run)).toBe(run.result.cases);
    expect(casesOf(passing)).toBe(passing.result.cases);
  });
});

describe('attempts', () => {
  const first = runOf(['failed'], { attempt: 1 });
  const second = runOf(['passed'], { attempt: 2 });

  test('only the last on a card counts', () => {
    const other = runOf(['passed'], { card: { ...aCard, address: 'pcsc:0' } });
    const result = aCampaign([first, second, other]);
    expect([...supersededRuns(result)]).toEqual([first]);
    expect(countCampaign(result)).toMatchObject({ passed: 2, failed: 0, total: 2 });
  });

  test('one script given twice is no retry', () => {
    expect(supersededRuns(aCampaign([runOf(['passed']), runOf(['passed'])])).size).toBe(0);
  });

  test.each([
    [[first, second], 'retried'],
    [[first], 'failed'],
    [[first, runOf(['failed'], { attempt: 2 })], 'failed'],
    [[second], 'passed'],
  ])('verdict %#', (runs, verdict) => {
    expect(verdictOf(aCampaign(runs))).toBe(verdict);
  });
});

test.each([
  [['passed', 'skipped'], 'passed'],
  [['passed', 'failed', 'error'], 'failed'],
  [['passed', 'error'], 'error'],
  [['skipped'], 'empty'],
  [[], 'empty'],
] as const)('the verdict on %j is %s', (outcomes, verdict) => {
  expect(verdictOf(aCampaign([runOf(outcomes)]))).toBe(verdict);
});

test('a campaign without runs checked nothing', () => {
  expect(verdictOf(aCampaign([]))).toBe('empty');
  expect(verdictOf(sampleCampaign())).toBe('failed');
});
