import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createCard } from '../../../card-model/index.js';
import { sscard } from '../../support/cli.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();

test('tells what was made', async () => {
  const path = folder.path('card.img');
  const { status, stdout } = await sscard(['new', '-o', path, '--lang', 'zh']);
  expect(status).toBe(0);
  for (const part of [path, 'gen3 第三代社会保障卡', '已启用', 'A10000015']) expect(stdout).toContain(part);
  expect(createCard({ image: readFileSync(path) }).profile.id).toBe('gen3');
});

test('as data', async () => {
  const path = folder.path('card.img');
  const { stdout } = await sscard(['new', '-p', 'gen3', '--inactive', '-o', path, '--json']);
  expect(JSON.parse(stdout)).toEqual({
    path,
    profile: 'gen3',
    state: 'INITIALISED',
    cardNumber: 'A10000015',
    bytes: readFileSync(path).length,
  });
});

test('replaces an empty file, and any other only when told to', async () => {
  const path = folder.path('card.img');
  writeFileSync(path, '');
  expect((await sscard(['new', '-o', path])).status).toBe(0);
  const before = readFileSync(path);
  const refused = await sscard(['new', '-o', path]);
  expect(refused).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('--force') });
  expect(readFileSync(path).equals(before)).toBe(true);
  expect((await sscard(['new', '-o', path, '--force', '--inactive'])).status).toBe(0);
  expect(readFileSync(path).equals(before)).toBe(false);
});
