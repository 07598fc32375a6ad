import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT, read } from './sources.js';

const readme = read('README.md');
const rows = read('card-model/FIDELITY.md')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('|---'));

/** Rows of the fidelity table: behaviour, basis, where. */
const fidelity = rows
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter((cells) => /^(field|published|convention)\b/.test(cells[2] ?? ''));

describe('README.md', () => {
  test('leads to the fidelity table', () => {
    expect(readme).toContain('(card-model/FIDELITY.md)');
    expect(fidelity.length).toBeGreaterThan(80);
  });

  test.each(fidelity.map((cells) => [cells[1]!, cells[3]!]))(
    'fidelity: %s names a file that is there',
    (_what, where) => {
      expect(existsSync(join(ROOT, where.replaceAll('`', ''))), where).toBe(true);
    },
  );

  test.each(
    [...readme.matchAll(/^\| `((?:crypto|apdu|card-model|host-cli|fixtures|test)\/[^`]*)`/gm)].map(
      (m) => m[1]!,
    ),
  )('the map names %s, which is there', (folder) => {
    expect(existsSync(join(ROOT, folder))).toBe(true);
  });

  test('the command that CI runs is the one that is written here', () => {
    expect(readme).toContain('npm ci && npm test\n');
    expect(read('.ci/run')).toMatch(/^npm ci && npm test\b/m);
  });
});
