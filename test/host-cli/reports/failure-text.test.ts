import { expect, test } from 'vitest';
import { failureText } from '../../../host-cli/reports/failure-text.js';
import { tellCampaign } from '../../../host-cli/reports/telling/told-campaign.js';
import type { ToldCase } from '../../../host-cli/reports/telling/told-case.js';
import { aCampaign, aCase, aResult, aRun, Talk } from '../../support/campaign-results.js';

function told(...given: Parameters<typeof aCase>): ToldCase {
  const { runs } = tellCampaign(aCampaign([aRun([aCase(...given)])]), 'en');
  return [...runs[0]!.cases()][0]!;
}

test('expected, received, the place, and the exchange explained', () => {
  const failed = told({ name: 'one' }, new Talk().send('00B2010412').miss('9000').steps);
  expect(failureText(failed, 'en')).toBe(
    [
      'expected  9000',
      `received  ${failed.failure!.step.received}`,
      'at        lab/holder.apdu:3: expect 9000',
      '',
      ...failed.failure!.exchange,
    ].join('\n'),
  );
  expect(failed.failure!.exchange[0]).toContain('READ RECORD');
});

test('in Chinese', () => {
  expect(failureText(told({ name: 'one' }, new Talk().send('00').miss('9000').steps), 'zh')).toMatch(
    /^预期 +9000\n实际/,
  );
});

test('a step with a message and no exchange', () => {
  const failed = told({ name: 'one' }, [
    aResult('check', 'check 1 = 2', { outcome: 'failed', message: 'no\u0000' }),
  ]);
  expect(failureText(failed, 'en')).toBe('message   no\uFFFD\nat        lab/holder.apdu:1: check 1 = 2');
});

test('a case that failed in no step', () => {
  const failed = told({ name: 'one' }, [], { outcome: 'error', reason: 'the reset failed' });
  expect(failureText(failed, 'en')).toBe('the reset failed\nlab/holder.apdu:1');
});
