import { expect, test } from 'vitest';
import { NO_COLOURS } from '../../../apdu/trace/render-text.js';
import type { CardCoverage } from '../../../host-cli/coverage/card-coverage.js';
import { coverageLines } from '../../../host-cli/output/coverage-text.js';

const items = (counts: readonly number[]) => counts.map((count, index) => ({ name: `item ${index}`, count }));

const coverage: CardCoverage = {
  groups: [
    { id: 'commands', title: { en: 'Commands', zh: '命令' }, items: items([3, 0, 1]) },
    { id: 'files', title: { en: 'Files', zh: '文件' }, items: items([1, 1]) },
    { id: 'rules', title: { en: 'Rules', zh: '访问权限' }, items: items(Array<number>(15).fill(0)) },
    { id: 'parameters', title: { en: 'Parameters', zh: '参数' }, items: [] },
  ],
};

test('a row for each group, and below them what was never exercised', async () => {
  expect(await coverageLines(coverage, 'en', NO_COLOURS)).toEqual([
    'Coverage of the card  exercised',
    'Commands              2 / 3      66 %',
    'Files                 2 / 2      100 %',
    'Rules                 0 / 15     0 %',
    'Parameters            0 / 0',
    'Commands, never: item 1',
    `Rules, never: ${Array.from({ length: 12 }, (_, index) => `item ${index}`).join('; ')}; and 3 more`,
  ]);
});

test('in Chinese', async () => {
  const lines = await coverageLines(coverage, 'zh', NO_COLOURS);
  expect(lines[0]).toMatch(/^卡片覆盖情况 +已覆盖$/);
  expect(lines.at(-1)).toContain('访问权限, 未覆盖: item 0');
  expect(lines.at(-1)).toContain('等 3 项');
});
