import { expect, test } from 'vitest';
import { alignedRows } from '../../../host-cli/output/table.js';

/** Columns of a terminal that a text takes: Chinese characters are two wide. */
const stringWidth = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character > '\u2e80' ? 2 : 1), 0);

test('columns stand straight, a Chinese character being two wide', async () => {
  const lines = await alignedRows([
    ['卡号', 'A10000015'],
    ['name', '测试持卡人'],
    ['社会保障号码', 'x'],
  ]);
  expect(lines).toHaveLength(3);
  const starts = ['A10000015', '测试持卡人', 'x'].map((value, at) =>
    stringWidth(lines[at]!.slice(0, lines[at]!.indexOf(value))),
  );
  expect(new Set(starts)).toEqual(new Set([14]));
});

test('colours do not count, and nothing trails', async () => {
  const lines = await alignedRows([
    ['\u001b[31mab\u001b[39m', 'c', ''],
    ['abcd', 'c', ''],
  ]);
  expect(lines).toEqual(['\u001b[31mab\u001b[39m    c', 'abcd  c']);
});

test('no rows, no lines', async () => {
  expect(await alignedRows([])).toEqual([]);
});
