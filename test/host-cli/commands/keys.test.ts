import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import demonstrationData from '../../../fixtures/personalisation/gen3-demo.json' with { type: 'json' };
import { useCardOffice } from '../../support/card-office.js';
import { sscard } from '../../support/cli.js';
import { secretKeys } from '../../support/demonstration.js';

const { at, folder, image, insert, wrongKeys } = useCardOffice();
const NEW_MASTER = 'FEDCBA98765432100123456789ABCDEF';

function newKeys(...names: string[]): string {
  const keys = Object.values(demonstrationData.keys).flat();
  const chosen = keys
    .filter(({ name }) => names.includes(name))
    .map((key) => ({ ...key, master: NEW_MASTER }));
  writeFileSync(folder.path('new.json'), JSON.stringify({ chosen }));
  return folder.path('new.json');
}

describe('the list', () => {
  test('with a key file, without one, as data', async () => {
    const { status, stdout } = await at(['keys']);
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^DF04\.DPK +01 +1 +42\/7F +area\+card +[0-9A-F]{6} +[0-9A-F]{6} +debit +session key/m,
    );
    expect((await sscard(['keys'])).stdout).toMatch(/^SSSE\.RK +0A +- /m);
    const { keys } = JSON.parse((await at(['keys', '--json'])).stdout);
    expect(keys.find(({ name }: { name: string }) => name === 'SSSE.RK')).toMatchObject({
      reference: '0A',
      version: 1,
      cardCheckValue: expect.stringMatching(/^[0-9A-F]{6}$/),
      meaning: { zh: '外部认证密钥' },
    });
  });

  test('never shows a key', async () => {
    const told = await Promise.all([at(['keys', '--json', '-v']), at(['keys', '--check', '-v'])]);
    const text = told.map(({ stdout, stderr }) => stdout + stderr).join('\n');
    for (const secret of secretKeys()) expect(text).not.toContain(secret);
  });

  test.each([
    ['gen1', 'DF04', 'DF05'],
    ['gen2', 'DF07', 'DF08'],
  ])('%s has %s and no %s', async (profile, has, lacks) => {
    insert('ACTIVATED', profile);
    const { stdout } = await at(['keys', '--keys', '']);
    expect(stdout).toContain(`${has}.MK`);
    expect(stdout).not.toContain(`${lacks}.MK`);
  });
});

describe('--check', () => {
  test.each(['gen1', 'gen2', 'gen3'])('%s: the right file fits', async (profile) => {
    insert('ACTIVATED', profile);
    const before = image();
    const { status, stdout } = await at(['keys', '--check']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^\d\d right, 0 not accepted, \d+ not checked$/m);
    expect(image()).toBe(before);
  });

  test('a wrong file costs each key one try', async () => {
    const { status, stdout } = await at(['keys', '--check', '--json', '--keys', wrongKeys()]);
    expect(status).toBe(1);
    const { fits, checks } = JSON.parse(stdout);
    expect(fits).toBe(false);
    const external = checks.filter(({ triesLeft }: { triesLeft?: number }) => triesLeft !== undefined);
    expect(external.length).toBeGreaterThan(50);
    expect(external.every(({ triesLeft }: { triesLeft: number }) => triesLeft === 2)).toBe(true);
  });

  test('needs keys', async () => {
    expect(await sscard(['keys', '--check'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--keys'),
    });
  });
});

describe('replace', () => {
  test('a key, then with its new value it authenticates', async () => {
    const file = newKeys('SSSE.RK');
    const { status, stdout, stderr } = await at(['keys', 'replace', 'ssse.rk', '--new-keys', file, '-v']);
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^SSSE\.RK is written as version 1, with all its tries\n {2}KCV [0-9A-F]{6}\n {2}by the card: right\n$/,
    );
    // WRITE KEY is hidden in the trace.
    expect(stderr).toMatch(/^ *> 84D4000024\*{72}$/m);
    expect(await at(['auth', 'SSSE.RK'])).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('2 tries left'),
    });
    expect(await at(['auth', 'SSSE.RK', '--keys', file])).toMatchObject({ status: 0 });
  });

  test('a further version, in Chinese and as data', async () => {
    const file = newKeys('SSSE.RK');
    const replace = ['keys', 'replace', 'SSSE.RK', '--new-keys', file, '--key-version'];
    expect((await at([...replace, '2', '--lang', 'zh'])).stdout).toMatch(
      /^SSSE\.RK 已写入，版本 2，重试次数已恢复\n {2}KCV [0-9A-F]{6}\n {2}卡片验证: 正确\n$/,
    );
    expect(JSON.parse((await at([...replace, '3', '--json'])).stdout)).toMatchObject({
      outcome: 'replaced',
      version: 3,
      proof: { outcome: 'proved', statusWord: '9000' },
    });
    expect((await at(['auth', 'SSSE.RK'])).status).toBe(0);
  });

  test('the master key itself', async () => {
    const file = newKeys('SSSE.MK');
    expect(await at(['keys', 'replace', 'SSSE.MK', '--new-keys', file])).toMatchObject({ status: 0 });
    expect(await at(['cancel', '--yes', '--keys', file])).toMatchObject({ status: 0 });
  });

  test('an IRK tells what no longer fits', async () => {
    const { status, stdout } = await at(['keys', 'replace', 'SSSE.IRK', '--new-keys', newKeys('SSSE.IRK')]);
    expect(status).toBe(0);
    expect(stdout).toContain('卡识别码');
  });

  test.each([
    ['no name', ['keys', 'replace', '--new-keys', 'x'], 'name of a key'],
    ['no new keys', ['keys', 'replace', 'SSSE.RK'], '--new-keys FILE'],
    ['--check', ['keys', 'replace', 'SSSE.RK', '--check'], '--check'],
    ['another word', ['keys', 'remove', 'SSSE.RK'], 'replace'],
    [
      'no version',
      ['keys', 'replace', 'SSSE.RK', '--new-keys', 'x', '--key-version', 'a'],
      '--key-version a',
    ],
  ])('%s', async (_name, words, told) => {
    expect(await at(words)).toMatchObject({ status: 2, stderr: expect.stringContaining(told) });
  });

  test('is by contact only, and only in service', async () => {
    const words = ['keys', 'replace', 'SSSE.RK', '--new-keys', newKeys('SSSE.RK')];
    expect(await at([...words, '--interface', 'contactless'])).toMatchObject({
      status: 1,
      stdout: 'writing SSSE.RK works by contact only: put the card into a contact reader\n',
    });
    insert('INITIALISED');
    expect(await at(words)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('has to be activated'),
    });
  });
});
