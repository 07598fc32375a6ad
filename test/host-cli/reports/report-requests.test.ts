import { expect, test } from 'vitest';
import { UsageError } from '../../../host-cli/errors/usage-error.js';
import { parseReportRequests } from '../../../host-cli/reports/report-requests.js';

const parsed = (text: string, ...more: string[]): string[] =>
  more
    .reduce((before, next) => parseReportRequests(next, before), parseReportRequests(text))
    .map(({ format, path }) => `${format.name} ${path}`);

test.each([
  ['junit=report.xml', ['junit report.xml']],
  [
    'junit=a.xml,tap=b.tap,html=c.html,jsonl=d.jsonl',
    ['junit a.xml', 'tap b.tap', 'html c.html', 'jsonl d.jsonl'],
  ],
  [' HTML = out/报告.html , tap=x ', ['html out/报告.html', 'tap x']],
  ['html=a,b.html', ['html a,b.html']],
  ['html=a=b.html', ['html a=b.html']],
  ['html=dir,x/y=1.html', ['html dir,x/y=1.html']],
  ['junit=a.xml,', ['junit a.xml,']],
  ['html=en.html,html=zh.html', ['html en.html', 'html zh.html']],
])('%s', (text, requests) => {
  expect(parsed(text)).toEqual(requests);
});

test('the option may be given several times', () => {
  expect(parsed('junit=a.xml', 'tap=b.tap', 'html=c')).toEqual(['junit a.xml', 'tap b.tap', 'html c']);
});

test.each([
  ['xml=a.xml', "there is no report format 'xml'; write one of junit, tap, jsonl, html"],
  ['report.xml', "there is no report format 'report.xml'"],
  ['', 'names no format'],
  ['junit', "--report 'junit': the file is missing; write junit=FILE"],
  ['junit=', 'the file is missing'],
  ['junit=a.xml,tap=./a.xml', "names the file './a.xml' twice"],
])('%j is refused', (text, problem) => {
  expect(() => parseReportRequests(text)).toThrow(UsageError);
  expect(() => parseReportRequests(text)).toThrow(problem);
});

test('one file for two reports is refused over several options too', () => {
  const before = parseReportRequests('junit=a.xml');
  expect(() => parseReportRequests('tap=a.xml', before)).toThrow('twice');
});
