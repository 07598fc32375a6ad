import { expect, test } from 'vitest';
import { casesSection, scriptsSection } from '../../../../host-cli/reports/html/runs.js';
import { sampleCampaign } from '../../../support/campaign-results.js';
import { aPage, wordsOf } from '../../../support/report-page.js';

test('a row for each run, attempts told', () => {
  const section = scriptsSection(aPage(sampleCampaign()));
  const rows = section.text.match(/<tr>[\s\S]*?<\/tr>/g)!.map((row) =>
    row
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  expect(rows).toEqual([
    '# Script Card Passed Failed Errors Skipped Time',
    '1 Reading the holder (持卡人) lab/holder.apdu sim:card.img 2 1 1 1 12.5 ms',
    '2 Reset lab/holder.apdu Attempt 1 (does not count: tried again) pcsc:Reader 00 0 1 0 0 12.5 ms',
    '3 Reset lab/holder.apdu Attempt 2 pcsc:Reader 00 1 0 0 0 12.5 ms',
  ]);
  expect(section.text).toContain('<a href="#run-1">');
  expect(section.text).toContain('<a href="#card-2">');
});

test('the cases of each run below its script hash', () => {
  const parts = [...casesSection(aPage(sampleCampaign(), 'zh'))];
  const words = wordsOf(parts);
  expect(words).toMatch(/^测试项 显示 全部 失败和错误 跳过 1\. Reading the holder/);
  expect(words).toContain(`脚本 SHA-256 ${'a1'.repeat(32)}`);
  expect(words).toContain('尝试 1 (不计入：已重试)');
  const html = parts.map(({ text }) => text).join('');
  expect(html.match(/ id="case-\d+-\d+"/g)).toEqual(
    ['1-1', '1-2', '1-3', '1-4', '1-5', '2-1', '3-1'].map((place) => ` id="case-${place}"`),
  );
});
