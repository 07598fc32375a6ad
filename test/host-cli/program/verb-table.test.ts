import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { VERBS } from '../../../host-cli/program/verb-table.js';
import { sscard } from '../../support/cli.js';

test('every command file is a verb and every verb a command file', () => {
  const files = readdirSync(join(import.meta.dirname, '../../../host-cli/commands'));
  expect(VERBS.map(({ name }) => `${name}.ts`).sort()).toEqual(files.sort());
});

test.each(VERBS)(
  '$name has help with arguments, options of all verbs, and examples',
  async ({ name, summary, load }) => {
    expect((await load()).configure).toBeTypeOf('function');
    const { status, stdout, stderr } = await sscard([name, '--help']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(summary);
    expect(stdout).toContain(`Usage: sscard ${name}`);
    for (const part of ['--reader', '--json', '--lang', 'Examples:', `$ sscard ${name}`]) {
      expect(stdout).toContain(part);
    }
    expect((await sscard(['help', name])).stdout).toBe(stdout);
  },
);
