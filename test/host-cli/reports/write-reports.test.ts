import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FileError } from '../../../host-cli/errors/file-error.js';
import { parseReportRequests } from '../../../host-cli/reports/report-requests.js';
import type { ReportFormat } from '../../../host-cli/reports/report-table.js';
import { checkReportPaths, writeReports } from '../../../host-cli/reports/write-reports.js';
import { sampleCampaign } from '../../support/campaign-results.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();

test('every report is written whole, in its language, for its owner alone', async () => {
  const names = ['junit=a.xml', 'tap=a.tap', 'jsonl=a.jsonl', 'html=a.html'];
  const requests = parseReportRequests(
    names.map((name) => name.replace('=', `=${folder.path()}/`)).join(','),
  );
  await writeReports(requests, sampleCampaign(), 'zh');
  expect(folder.names()).toEqual(['a.html', 'a.jsonl', 'a.tap', 'a.xml']);
  expect(readFileSync(folder.path('a.html'), 'utf8')).toMatch(/<html lang="zh-CN">[\s\S]*<\/html>\n$/);
  expect(readFileSync(folder.path('a.xml'), 'utf8')).toMatch(/<\/testsuites>\n$/);
  expect(readFileSync(folder.path('a.tap'), 'utf8')).toMatch(/^TAP version 14\n/);
  expect(readFileSync(folder.path('a.jsonl'), 'utf8')).toContain('"event":"end"');
  expect(statSync(folder.path('a.html')).mode & 0o777).toBe(0o600);
});

test.each([0, 1, 1024, 3 * 1024 * 1024])('pieces of %i characters come together', async (count) => {
  const piece = '卡'.repeat(count);
  const format: ReportFormat = {
    name: 'test',
    meaning: { en: '', zh: '' },
    load: async () => () => ['begin ', piece, ' middle ', piece, ' end'],
  };
  await writeReports([{ format, path: folder.path('out') }], sampleCampaign(), 'en');
  expect(readFileSync(folder.path('out'), 'utf8')).toBe(`begin ${piece} middle ${piece} end`);
});

test('a report that fails while it is made leaves the old file', async () => {
  writeFileSync(folder.path('out'), 'old');
  const format: ReportFormat = {
    name: 'test',
    meaning: { en: '', zh: '' },
    load: async () =>
      function* () {
        yield 'new';
        throw new Error('no');
      },
  };
  await expect(writeReports([{ format, path: folder.path('out') }], sampleCampaign(), 'en')).rejects.toThrow(
    'no',
  );
  expect(readFileSync(folder.path('out'), 'utf8')).toBe('old');
  expect(folder.names()).toEqual(['out']);
});

test('a folder that does not exist is told before anything is written', async () => {
  const requests = parseReportRequests(`tap=${folder.path('a.tap')},html=${folder.path('none', 'a.html')}`);
  expect(() => checkReportPaths(requests)).toThrow(FileError);
  await expect(writeReports(requests, sampleCampaign(), 'en')).rejects.toThrow(
    `the report cannot be written: there is no folder '${folder.path('none')}'; create it first`,
  );
  expect(folder.names()).toEqual([]);
});

test('a folder is no file', () => {
  mkdirSync(folder.path('out'));
  const requests = parseReportRequests(`html=${folder.path('out')}`);
  expect(() => checkReportPaths(requests)).toThrow('this is a folder; name a file in it');
});

test('a file in the place of a folder is told', () => {
  writeFileSync(folder.path('out'), '');
  expect(() => checkReportPaths(parseReportRequests(`html=${folder.path('out', 'a.html')}`))).toThrow(
    'there is no folder',
  );
});
