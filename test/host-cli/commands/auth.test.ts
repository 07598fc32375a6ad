import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sscard } from '../../support/cli.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();
const KEYS = 'fixtures/personalisation/gen3-demo.json';

test('tells what the right opens', async () => {
  const { status, stdout } = await sscard(['auth', 'ssse.uk', '--keys', KEYS]);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^SSSE\.UK is authenticated; it opens$/m);
  expect(stdout).toMatch(/^ {2}update +SSSE\.EF05 +issuer data +contact and SSSE\.UK \(04\)$/m);
});

test('as data', async () => {
  const { stdout } = await sscard(['auth', 'DF05.UK_EF05', '--keys', KEYS, '--json']);
  expect(JSON.parse(stdout)).toMatchObject({
    outcome: 'authenticated',
    opens: [
      { file: 'DF05.EF05', act: 'read' },
      { file: 'DF05.EF05', act: 'update' },
    ],
  });
});

test('a key that opens no file says just that it is right', async () => {
  expect((await sscard(['auth', 'SSSE.PUK', '--keys', KEYS])).stdout).toBe('SSSE.PUK is authenticated\n');
});

test('a wrong key costs a try', async () => {
  const wrong = readFileSync(KEYS, 'utf8').replaceAll(/"master": "[0-9A-F]{2}/g, '"master": "00');
  writeFileSync(folder.path('keys.json'), wrong);
  const { status, stdout } = await sscard(['auth', 'SSSE.RK', '--keys', folder.path('keys.json')]);
  expect(status).toBe(1);
  expect(stdout).toMatch(/SSSE\.RK.*2 tries left/);
});

test('a name that is none brings near ones; no keys bring the option', async () => {
  expect(await sscard(['auth', 'SSSE.RKK', '--keys', KEYS])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('SSSE.RK'),
  });
  expect(await sscard(['auth', 'SSSE.RK'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('--keys FILE'),
  });
});
