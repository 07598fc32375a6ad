import { readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { createCard } from '../../../card-model/index.js';
import { sscard } from '../../support/cli.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();
const KEYS = 'fixtures/personalisation/gen3-demo.json';
let card: string[];
beforeEach(() => {
  writeFileSync(folder.path('card.img'), createCard().image());
  card = ['-r', `sim:${folder.path('card.img')}`];
});
const pin = (action: string, environment: Record<string, string> = {}, ...more: string[]) =>
  sscard(['pin', action, ...card, '--keys', KEYS, ...more], { environment });
const verify = async (value: string) => (await pin('verify', { SSCARD_PIN: value })).stdout;

async function forget(): Promise<void> {
  for (let turn = 0; turn < 6; turn++) await verify('000000');
  expect((await pin('status')).stdout).toContain('blocked');
}

describe('unblock', () => {
  test('gives the tries back and keeps the PIN', async () => {
    await forget();
    expect(await pin('unblock')).toMatchObject({
      status: 0,
      stdout: 'the PIN is unblocked: all tries are there again, and the PIN is the one it was\n',
    });
    expect(await verify('246813')).toBe('the PIN is right\n');
  });
  test('as data', async () => {
    expect(JSON.parse((await pin('unblock', {}, '--json')).stdout)).toMatchObject({
      outcome: 'unblocked',
      effect: { zh: expect.stringContaining('PIN 不变') },
    });
  });
});

describe('reload', () => {
  test('sets a new PIN, from a file too', async () => {
    await forget();
    writeFileSync(folder.path('new'), '975318\n');
    expect(await pin('reload', {}, '--new-pin-file', folder.path('new'))).toMatchObject({ status: 0 });
    expect(await verify('975318')).toBe('the PIN is right\n');
  });
  test('a weak PIN needs --force, and no key is used for it', async () => {
    const weak = await pin('reload', { SSCARD_NEW_PIN: '123456' });
    expect(weak).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('--force') });
    expect(weak.stderr).not.toContain('123456');
    expect(await pin('reload', { SSCARD_NEW_PIN: '123456' }, '--force')).toMatchObject({ status: 0 });
  });
  test('without a new PIN or keys it is said how to give them', async () => {
    expect(await pin('reload')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--new-pin-file'),
    });
    expect(
      await sscard(['pin', 'reload', ...card], { environment: { SSCARD_NEW_PIN: '975318' } }),
    ).toMatchObject({ status: 2, stderr: expect.stringContaining('--keys FILE') });
  });
  test('a trace shows neither PIN nor key', async () => {
    const { status, stderr } = await pin('reload', { SSCARD_NEW_PIN: '975318' }, '-v');
    expect(status).toBe(0);
    expect(stderr).toMatch(/^ *> 8424000114\*{40}$/m);
    expect(stderr).not.toContain('975318');
  });
});

describe('refusals', () => {
  test('a wrong PUK tells its tries', async () => {
    const wrong = readFileSync(KEYS, 'utf8').replaceAll(/"master": "[0-9A-F]{2}/g, '"master": "00');
    writeFileSync(folder.path('wrong.json'), wrong);
    expect(await sscard(['pin', 'unblock', ...card, '--keys', folder.path('wrong.json')])).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/SSSE\.PUK.*2 tries left/),
    });
  });
  test('over the air, and while suspended', async () => {
    expect(await pin('unblock', {}, '--interface', 'contactless')).toMatchObject({
      status: 1,
      stdout: 'unblocking the PIN works by contact only: put the card into a contact reader\n',
    });
    await sscard(['suspend', ...card, '--keys', KEYS]);
    expect(await pin('unblock')).toMatchObject({
      status: 1,
      stdout:
        'the social application is suspended: it has to be resumed; nothing was changed, and no key was used\n',
    });
  });
});
