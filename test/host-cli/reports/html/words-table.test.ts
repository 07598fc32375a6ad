import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type HtmlWord, sayIn } from '../../../../host-cli/reports/html/words-table.js';

const FOLDER = join(import.meta.dirname, '../../../../host-cli/reports/html');
const sources = readdirSync(FOLDER)
  .filter((name) => name !== 'words-table.ts')
  .map((name) => readFileSync(join(FOLDER, name), 'utf8'))
  .join('\n');
const words = [...readFileSync(join(FOLDER, 'words-table.ts'), 'utf8').matchAll(/^ {2}(\w+): \{/gm)].map(
  (match) => match[1] as HtmlWord,
);

test('there are words to look at', () => {
  expect(words.length).toBeGreaterThan(50);
});

test.each(words)('%s is told in both languages, with the same places to fill', (word) => {
  const [en, zh] = [sayIn('en')(word), sayIn('zh')(word)];
  const filled = (language: 'en' | 'zh') =>
    sayIn(language)(word, '<1>', '<2>', '<3>', '<4>', '<5>').match(/<\d>/g);
  expect(en).not.toMatch(/\p{Script=Han}/u);
  expect(zh).toMatch(/\p{Script=Han}/u);
  expect(filled('zh')).toEqual(filled('en'));
});

test.each(words)('%s is used', (word) => {
  expect(sources.includes(`'${word}'`)).toBe(true);
});

test('places are filled in order', () => {
  expect(sayIn('en')('exercised', 2, 3)).toBe('2 of 3 exercised');
  expect(sayIn('zh')('gap', '1,000', 500)).toBe('此处省略 1,000 个步骤，500 次指令交互。');
});
