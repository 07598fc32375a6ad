import { expect, test } from 'vitest';
import { Report } from '../../../host-cli/output/report.js';
import { tellRefusal } from '../../../host-cli/output/tell-refusal.js';
import { fakeStreams } from '../../support/cli.js';

const RESULT = { outcome: 'refused', statusWord: 0x6a82, reason: { en: 'not found', zh: '未找到' } };

test.each([
  ['en', 'not found\n'],
  ['zh', '未找到\n'],
] as const)('tells the reason in %s and ends with REFUSED', async (language, text) => {
  const { streams, output } = fakeStreams();
  expect(await tellRefusal({ report: new Report(streams, false), language }, RESULT)).toBe('REFUSED');
  expect(output.text).toBe(text);
});

test('as data the whole result', async () => {
  const { streams, output } = fakeStreams();
  await tellRefusal({ report: new Report(streams, true), language: 'en' }, RESULT);
  expect(JSON.parse(output.text)).toEqual({ ...RESULT, statusWord: '6A82' });
});
