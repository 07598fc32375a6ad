import { describe, expect, test } from 'vitest';
import { badge, caseId, caseMarkup } from '../../../../host-cli/reports/html/case.js';
import {
  aCampaign,
  aCard,
  aCase,
  aResult,
  aRun,
  sampleCampaign,
  Talk,
} from '../../../support/campaign-results.js';
import { aPage, wordsOf } from '../../../support/report-page.js';

function shown(...given: Parameters<typeof aCase>) {
  const page = aPage(aCampaign([aRun([aCase(...given)])]));
  return caseMarkup([...page.campaign.runs[0]!.cases()][0]!, 'case-1-1', page);
}

const sample = aPage(sampleCampaign());
const cases = [...sample.campaign.runs[0]!.cases()].map((told, index) =>
  caseMarkup(told, caseId(1, index + 1), sample),
);

test('a badge says the outcome in words', () => {
  expect(wordsOf(badge('failed', sample))).toBe('✗ failed');
  expect(wordsOf(badge('error', aPage(sampleCampaign(), 'zh')))).toBe('! 错误');
});

test('passing cases are closed, others open', () => {
  expect(cases.map(({ text }) => /^<(details|div) [^>]*>/.exec(text)![0])).toEqual([
    '<details class="case passed" id="case-1-1">',
    '<details class="case failed" id="case-1-2" open>',
    '<details class="case passed" id="case-1-3">',
    '<details class="case error" id="case-1-4" open>',
    '<div class="case brief skipped" id="case-1-5">',
  ]);
});

test('what a case says of itself', () => {
  const words = wordsOf(cases[0]);
  expect(words).toMatch(/^✓ passed Records of EF05 without a key LD\/T 6001\.3-2023 SSSE_RECORD 1\.50 ms/);
  expect(words).toContain('Place lab/holder.apdu:2');
  expect(words).toContain('Tags records, smoke');
  expect(words).toContain('Steps 7 Exchanges 3');
  expect(wordsOf(cases[2])).toContain('Needs keys');
  expect(wordsOf(cases[4])).toMatch(
    /not allowed: it writes the validity date .*Changes the card writes the validity date/,
  );
});

test('the exchange that a failure is about is open, no other', () => {
  expect(cases[1]!.text.match(/<details class="exchange" open>/g)).toHaveLength(1);
  expect(cases[1]!.text).toMatch(
    /<details class="exchange" open><summary><span class="sentence">READ RECORD number 3/,
  );
  expect(cases[3]!.text).toMatch(
    /<details class="exchange" open><summary><span class="sentence">asks for 8 random bytes/,
  );
  expect(cases[0]!.text).not.toContain('class="exchange" open');
});

describe('a step', () => {
  test('says how it ended, for readers who see no signs too', () => {
    const html = cases[1]!.text;
    expect(html).toContain('<span class="spoken">as expected</span>');
    expect(html).toContain('<span class="spoken">failed</span>');
    expect(html).toContain('<span class="spoken">not reached</span>');
  });

  test('that was allowed to differ shows the difference', () => {
    const step = aResult('expect', 'expect optional 9000', {
      outcome: 'tolerated',
      expected: '9000',
      received: '6283',
    });
    expect(shown({ name: 'one' }, [step]).text).toContain('<mark>62 83</mark>');
  });

  test('of an included file names it', () => {
    const steps = [
      aResult('reset', 'reset', { file: 'lab/common.apdu', line: 7, answerToReset: aCard.answerToReset }),
    ];
    const html = shown({ name: 'one' }, steps, { place: { file: 'lab/a.apdu', line: 1, text: 'case one' } });
    expect(wordsOf(html)).toContain('7 reset lab/common.apdu:7 3B 6D 00 00');
  });
});

test('what is left out is told where it is', () => {
  const once = new Talk().send('0084000008').expect('... 9000').steps;
  const many = Array.from({ length: 2501 }, () => once).flat();
  expect(wordsOf(shown({ name: 'long' }, many))).toContain(
    '4,602 steps with 2,301 exchanges are left out here.',
  );
});

test('a case of which nothing is shown says how much that is', () => {
  const once = new Talk().send('0084000008').expect('... 9000').steps;
  const page = aPage(aCampaign([aRun(Array.from({ length: 2600 }, () => aCase({ name: 'one' }, once)))]));
  const last = [...page.campaign.runs[0]!.cases()].at(-1)!;
  expect(wordsOf(caseMarkup(last, 'case-1-2600', page))).toBe(
    '✓ passed one 1.50 ms Not shown in detail: 2 steps with 1 exchanges.',
  );
});

test('hostile words stay words', () => {
  const evil = '"><script>alert(1)</script>';
  const step = aResult('note', `note ${evil}`, {
    message: evil,
    expected: evil,
    received: evil,
    outcome: 'failed',
  });
  const html = shown(
    { name: evil, tags: [evil], clauses: [evil], needs: [evil], destructive: evil },
    [step],
    { reason: evil },
  );
  expect(html.text).not.toContain('<script');
  expect(html.text.match(/&lt;script&gt;/g)!.length).toBeGreaterThan(6);
});
