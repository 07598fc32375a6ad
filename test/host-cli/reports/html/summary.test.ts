import { expect, test } from 'vitest';
import { leftOutNote, masthead, summarySection } from '../../../../host-cli/reports/html/summary.js';
import { aCampaign, aCase, aRun, sampleCampaign, Talk } from '../../../support/campaign-results.js';
import { aPage, wordsOf } from '../../../support/report-page.js';

test.each([
  ['en', 'Card test report Acceptance of batch 7 Failed 2026-11-23 03:00:00 UTC · sscard 0.1.0'],
  ['zh', '卡片测试报告 Acceptance of batch 7 未通过 2026-11-23 03:00:00 UTC · sscard 0.1.0'],
] as const)('the head, in %s', (language, words) => {
  const head = masthead(aPage(sampleCampaign(), language));
  expect(wordsOf(head)).toBe(words);
  expect(head.text).toContain('class="masthead failed"');
});

test('counts and what the campaign was', () => {
  const section = summarySection(aPage(sampleCampaign()));
  expect(wordsOf(section)).toBe(
    'Summary 6 Cases 3 Passed 1 Failed 1 Errors 1 Skipped Started 2026-11-23 03:00:00 UTC Duration 1.23 s ' +
      'Script runs 3 Steps 25 Exchanges 12 Seed 42 Program sscard 0.1.0',
  );
  expect(section.text).toContain('aria-label="Of 6 cases: 3 passed, 1 failed, 1 errors, 1 skipped"');
});

test('the bar shows one failure among thousands, and is full', () => {
  const cases = Array.from({ length: 5000 }, (_, index) =>
    aCase({ name: 'one' }, [], { outcome: index === 7 ? 'failed' : 'passed' }),
  );
  const { text } = summarySection(aPage(aCampaign([aRun(cases)])));
  const widths = [...text.matchAll(/ width="([\d.]+)"/g)].map(([, width]) => Number(width));
  expect(Math.min(...widths)).toBeGreaterThan(5);
  expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(1000, 0);
});

test('nothing was run', () => {
  const section = summarySection(aPage(aCampaign([])));
  expect(wordsOf(section)).toContain('0 Cases');
  expect(wordsOf(section)).toContain('Seed none given');
  expect(section.text).not.toContain('<svg');
});

test('what a page leaves out is told at its head', () => {
  const once = new Talk().send('0084000008').expect('... 9000').steps;
  const long = aCase({ name: 'long' }, Array.from({ length: 3000 }, () => once).flat());
  const page = aPage(aCampaign([aRun([long])]));
  expect(leftOutNote(page)).toMatch(/^2,800 of 3,000 exchanges are left out/);
  expect(wordsOf(summarySection(page))).toContain(leftOutNote(page));
  expect(leftOutNote(aPage(aCampaign([aRun([long])]), 'zh'))).toMatch(
    /^本页省略 2,800 次指令交互（共 3,000 次）/,
  );
  expect(leftOutNote(aPage(sampleCampaign()))).toBeUndefined();
});
