import { expect, test } from 'vitest';
import { coverageSection } from '../../../../host-cli/reports/html/coverage.js';
import { aCampaign, sampleCampaign } from '../../../support/campaign-results.js';
import { aPage, wordsOf } from '../../../support/report-page.js';

test('groups with their shares, and gaps told', () => {
  expect(wordsOf(coverageSection(aPage(sampleCampaign())))).toBe(
    'Coverage Commands 2 of 3 exercised (67 %) Item Meaning Times ' +
      '00 A4 SELECT 8 00 B2 READ RECORD 3 00 DC UPDATE RECORD not exercised ' +
      'Status words 1 of 2 exercised (50 %) Item Meaning Times ' +
      '9000 done 9 6982 security status not satisfied not exercised',
  );
});

test('in Chinese', () => {
  expect(wordsOf(coverageSection(aPage(sampleCampaign(), 'zh')))).toContain(
    '状态字 已执行 1 项，共 2 项 (50 %)',
  );
});

test('a group without items', () => {
  const coverage = { groups: [{ id: 'files' as const, title: { en: 'Files', zh: '文件' }, items: [] }] };
  expect(wordsOf(coverageSection(aPage(aCampaign([], { coverage }))))).toContain('0 of 0 exercised (0 %)');
});

test('nothing where the campaign did not look', () => {
  expect(coverageSection(aPage(aCampaign([])))).toBeUndefined();
});
