import { describe, expect, test } from 'vitest';
import type { CaseResult } from '../../../../apdu/script/script-result.js';
import { DetailPlan, indexOfFailure, WHOLE } from '../../../../host-cli/reports/telling/detail-plan.js';
import { aCase, aResult } from '../../../support/campaign-results.js';

const done = aResult('reset', 'reset');
const failed = aResult('expect', 'expect 9000', { outcome: 'failed' });

function caseOf(count: number, failure?: number): CaseResult {
  const steps = Array.from({ length: count }, (_, index) => (index === failure ? failed : done));
  return aCase({ name: 'one' }, steps);
}

function shownOf(plan: Pick<DetailPlan, 'of'>, result: CaseResult): number[] {
  const shows = plan.of(result);
  return result.steps.flatMap((_, index) => (shows(index) ? [index] : []));
}

const upTo = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe('a campaign of up to 5000 steps', () => {
  test('is shown whole', () => {
    const cases = [caseOf(2500), caseOf(2500, 3)];
    const plan = new DetailPlan(cases);
    for (const one of cases) expect(shownOf(plan, one)).toHaveLength(2500);
  });

  test('without any case', () => {
    expect(shownOf(new DetailPlan([]), caseOf(1))).toEqual([0]);
  });
});

describe('a larger one', () => {
  test('shows 200 steps at each end of a single case', () => {
    const only = caseOf(5001);
    expect(shownOf(new DetailPlan([only]), only)).toEqual([...upTo(0, 199), ...upTo(4801, 5000)]);
  });

  test('shows two steps at each end of many', () => {
    const cases = Array.from({ length: 1000 }, () => caseOf(6));
    expect(shownOf(new DetailPlan(cases), cases[0]!)).toEqual([0, 1, 4, 5]);
  });

  test('shows 60 steps up to a failure and 20 after it', () => {
    const cases = [...Array.from({ length: 1000 }, () => caseOf(6)), caseOf(1000, 500)];
    const shown = shownOf(new DetailPlan(cases), cases.at(-1)!);
    expect(shown).toEqual([0, 1, ...upTo(441, 520), 998, 999]);
  });

  test('shows the end of a case that failed in no step', () => {
    const broken = { ...caseOf(6000), outcome: 'error' as const };
    expect(shownOf(new DetailPlan([broken]), broken)).toContain(5999);
  });

  test('tells passing cases after the 500th and failing ones after the 200th in a line', () => {
    const passing = Array.from({ length: 2000 }, () => caseOf(4));
    const failing = Array.from({ length: 300 }, () => caseOf(4, 1));
    const plan = new DetailPlan([...passing, ...failing]);
    const shownPassing = passing.map((one) => shownOf(plan, one).length > 0);
    const shownFailing = failing.map((one) => shownOf(plan, one).length > 0);
    expect(shownPassing.lastIndexOf(true)).toBe(499);
    expect(shownFailing.lastIndexOf(true)).toBe(199);
  });
});

test('WHOLE shows everything', () => {
  expect(shownOf(WHOLE, caseOf(6000))).toHaveLength(6000);
});

test.each([
  [[done, done], undefined],
  [[done, failed, failed], 1],
  [[done, aResult('send', 'send 00', { outcome: 'fault' })], 1],
  [[aResult('expect', 'expect optional 9000', { outcome: 'tolerated' })], undefined],
])('indexOfFailure %#', (steps, index) => {
  expect(indexOfFailure(steps)).toBe(index);
});
