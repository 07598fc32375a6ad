import { expect, test } from 'vitest';
import { failuresSection } from '../../../../host-cli/reports/html/failures.js';
import { aCampaign, aCase, aRun, sampleCampaign } from '../../../support/campaign-results.js';
import { aPage, wordsOf } from '../../../support/report-page.js';

test('failed cases and errors, with the way to each', () => {
  const section = [...failuresSection(aPage(sampleCampaign()))];
  expect(wordsOf(section)).toBe(
    'What did not pass ✗ failed Version of the specification lab/holder.apdu:26 ' +
      'Expected 03 04 33 2E 31 31 90 00 Received 03 04 33 2E 30 30 90 00 ' +
      '! error A challenge after a pause lab/holder.apdu:62 line 62: the reader gave no answer within 5 s',
  );
  expect(section.map(({ text }) => text).join('')).toContain('<a href="#case-1-2">');
});

test('nothing where nothing failed, and nothing of an attempt that was made again', () => {
  const [, first, second] = sampleCampaign().runs;
  expect([...failuresSection(aPage(aCampaign([first!, second!])))]).toEqual([]);
  expect([...failuresSection(aPage(aCampaign([aRun([aCase({ name: 'one' })])])))]).toEqual([]);
});
