import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createCard } from '../../../card-model/index.js';
import { sscard } from '../../support/cli.js';
import { secretKeys } from '../../support/demonstration.js';
import { psamOf } from '../../support/psam.js';
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

test.each([
  ['SSSE.LK', 'sscard block'],
  ['SSSE.BK', 'sscard block --card'],
  ['SSSE.PIN_RELOAD', 'sscard pin reload'],
  ['DF04.DPK', 'sscard debit'],
  ['DF04.DTK', 'sscard debit'],
])('%s does not authenticate: %s uses it', async (name, instead) => {
  expect(await sscard(['auth', name, '--keys', KEYS])).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringContaining(instead),
  });
});

describe('SSSE.IRK', () => {
  test('the card proves itself', async () => {
    expect(await sscard(['auth', 'ssse.irk', '--keys', KEYS])).toMatchObject({
      status: 0,
      stdout:
        'the card has proved itself genuine (internal authentication with SSSE.IRK)\nthe MAC of its 卡识别码 is right\n',
    });
    const { stdout } = await sscard(['auth', 'SSSE.IRK', '--keys', KEYS, '--json']);
    expect(JSON.parse(stdout)).toEqual({ outcome: 'genuine', identificationMacRight: true });
  });

  test('names no version', async () => {
    const result = await sscard(['auth', 'SSSE.IRK', '--keys', KEYS, '--key-version', '1']);
    expect(result).toMatchObject({ status: 2, stderr: expect.stringContaining('names none') });
  });
});

describe('--key-version', () => {
  test('is sent to the card, which may not have it', async () => {
    const keys = JSON.parse(readFileSync(KEYS, 'utf8')).keys;
    const rk = keys.SSSE.find(({ name }: { name: string }) => name === 'SSSE.RK');
    writeFileSync(folder.path('two.json'), JSON.stringify({ SSSE: [rk, { ...rk, version: 2 }] }));
    const auth = (...more: string[]) =>
      sscard(['auth', 'SSSE.RK', '--keys', folder.path('two.json'), ...more]);
    expect((await auth()).status).toBe(0);
    expect((await auth('--key-version', '1')).status).toBe(0);
    expect(await auth('--key-version', '2')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('6A88'),
    });
    expect(await auth('--key-version', '3')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('version 1, 2'),
    });
  });

  test('is for keys of a file', async () => {
    const result = await sscard(['auth', 'SSSE.RK', '--psam', 'sim:psam.img', '--key-version', '1']);
    expect(result).toMatchObject({ status: 2, stderr: expect.stringContaining('--keys') });
  });
});

describe('with a PSAM', () => {
  const psam = (changes = {}) => {
    const path = folder.path('psam.img');
    writeFileSync(path, psamOf(changes).image());
    return `sim:${path}`;
  };

  test('a card is authenticated with no key here, as the trace of both shows', async () => {
    const address = psam();
    const { status, stdout, stderr } = await sscard(['auth', 'SSSE.RK', '--psam', address, '-v']);
    expect(status).toBe(0);
    expect(stdout).toContain(`SSSE.RK is authenticated through the PSAM at ${address}; it opens\n`);
    const commands = [...stderr.matchAll(/^(PSAM)? {2,3}> ([0-9A-F]{4})/gm)].map(([, mark, code]) => [
      mark,
      code,
    ]);
    expect(commands.slice(-9)).toEqual([
      [undefined, '0084'],
      ['PSAM', '00A4'],
      ['PSAM', '00C0'],
      ['PSAM', '00A4'],
      ['PSAM', '00C0'],
      ['PSAM', 'BFDE'],
      ['PSAM', '80FA'],
      ['PSAM', '80C0'],
      [undefined, '0082'],
    ]);
    expect(stderr).toMatch(/^PSAM diversifies SSSE\.RK \(47\/0A\) in 2 steps/m);
    for (const secret of secretKeys()) expect(stderr + stdout).not.toContain(secret);
  });

  test('as data', async () => {
    const address = psam();
    const { stdout } = await sscard(['auth', 'DF01.UK_EF05', '--psam', address, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'authenticated', psam: address });
    const proof = await sscard(['auth', 'SSSE.IRK', '--psam', address, '--json']);
    expect(JSON.parse(proof.stdout)).toEqual({ outcome: 'genuine', psam: address });
    expect((await sscard(['auth', 'SSSE.IRK', '--psam', address])).stdout).toContain(address);
  });

  test('keys that the environment names are not looked at', async () => {
    const environment = { SSCARD_KEYS: '/nowhere' };
    expect((await sscard(['auth', 'SSSE.RK', '--psam', psam()], { environment })).status).toBe(0);
  });

  test('that lacks the key says so, and the card loses no try', async () => {
    const card = folder.path('card.img');
    writeFileSync(card, createCard().image());
    const address = psam({ 'keys.SSSE.6.psam': null });
    const argv = ['auth', 'SSSE.RK', '-r', `sim:${card}`, '--psam', address];
    const refused = await sscard(argv);
    expect(refused.status).toBe(1);
    expect(refused.stdout).toMatch(/^PSAM: diversifying SSSE\.RK \(47\/0A\): .*\(6A88\)\n$/);
    expect(readFileSync(card).equals(createCard().image())).toBe(true);
    expect(JSON.parse((await sscard([...argv, '--json'])).stdout)).toMatchObject({ outcome: 'psam-refused' });
  });

  test('that is none says so', async () => {
    const { status, stdout } = await sscard(['auth', 'SSSE.RK', '--psam', 'sim:']);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^PSAM: selecting the environment for SM4: .*\(6A82\)\n$/);
  });

  test.each([
    [['SSSE.RK', '--psam', 'sim:x', '--keys', 'keys.json'], /--keys or from --psam/],
    [['SSSE.RK', '--psam', 'sim:x', '-r', 'sim:x'], /is the card itself/],
    [['SSSE.RK', '--psam', 'x'], /no address/],
    [['SSSE.RK', '--psam', 'sim:', '--key-version', '2'], /--key-version needs --keys/],
    [['SSSE.MK', '--psam', 'sim:'], /a PSAM has no "SSSE\.MK"/],
  ])('%j is wrong usage', async (argv, message) => {
    expect(await sscard(['auth', ...argv])).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(message),
    });
  });
});
