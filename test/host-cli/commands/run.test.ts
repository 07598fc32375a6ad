import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createCard } from '../../../card-model/index.js';
import { sscard } from '../../support/cli.js';
import { AID } from '../../support/demonstration.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();
const KEYS = 'fixtures/personalisation/gen3-demo.json';
const SELECT = `send 00A404000F${AID.SSSE}\n`;
const script = (name: string, text: string): string => {
  writeFileSync(folder.path(name), text);
  return folder.path(name);
};
const jsonLines = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('the tour passes with the key file of the demonstration card', async () => {
  const { status, stdout, stderr } = await sscard(['run', 'fixtures/scripts/tour.apdu', '--keys', KEYS]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  for (const part of ['姓名', '测试持卡人', '63C5', '6982', 'passed; expectations: 29 met'])
    expect(stdout).toContain(part);
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThan(140);
});

test('a refusal nobody expected anything of is no failure', async () => {
  expect((await sscard(['run', script('a', 'send 00A4000002DFFF\n')])).status).toBe(0);
});

test('a failed expectation ends the script; others still run', async () => {
  const first = script('a', `${SELECT}expect 9000\nsend 00840000\nexpect any\n`);
  const second = script('b', `${SELECT}expect 61xx\n`);
  const { status, stdout } = await sscard(['run', first, second]);
  expect(status).toBe(1);
  expect(stdout).toContain('FAIL  line 2: expected 9000, received 611E');
  expect(stdout).toContain(`${first}: FAILED; expectations: 0 met, 1 failed, 1 not reached`);
  expect(stdout).toContain(`${second}: passed; expectations: 1 met, 0 failed`);
});

test('each script begins with a reset, on one card', async () => {
  const first = script('a', `${SELECT}expect 611E\nsend 0020000003000000\nexpect 63C5\n`);
  const second = script('b', `send 00200000\nexpect 6A88\n${SELECT}send 00200000\nexpect 63C5\n`);
  expect((await sscard(['run', first, second])).status).toBe(0);
});

test('identifying the card beforehand leaves no trace in the script', async () => {
  const path = script('a', 'send 00B2010400\nexpect 6986\nauthenticate SSSE.RK\nexpect 9000\n');
  expect((await sscard(['run', path, '--keys', KEYS])).status).toBe(0);
});

test('as JSON Lines: steps with their exchanges, then the summary', async () => {
  const path = script('a', `title T\nnote N\n${SELECT}expect 611E\nreset warm\nverify\nexpect 9000\n`);
  const { stdout } = await sscard(['run', path, '--json', '--keys', KEYS]);
  const lines = jsonLines(stdout);
  expect(lines[0]).toEqual({ script: path, title: 'T' });
  expect(lines.slice(1, -1).map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual([
    'note done',
    'send done',
    'expect passed',
    'reset done',
    'verb passed',
    'expect passed',
  ]);
  expect(lines[2].exchanges[0].response.hex).toBe('611E');
  expect(lines[4].answerToReset).toMatch(/^3B6D/);
  expect(lines.at(-1).summary).toMatchObject({
    passed: true,
    expectations: { passed: 2, failed: 0, skipped: 0 },
  });
});

test('the PIN of a script comes from file or environment, before that of the key file', async () => {
  const path = script('a', 'verify\nexpect 63C5\n');
  expect(
    (await sscard(['run', path, '--keys', KEYS], { environment: { SSCARD_PIN: '000000' } })).status,
  ).toBe(0);
  expect((await sscard(['run', path, '--pin-file', script('pin', '000000')])).status).toBe(0);
  expect(await sscard(['run', path])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining(`sscard: ${path}:1:1: no PIN was given`),
  });
});

test('nothing is sent when any script cannot be read', async () => {
  const image = createCard().image();
  writeFileSync(folder.path('card.img'), image);
  const first = script('a', `${SELECT}send 0020000003000000\n`);
  const second = script('b', 'authenticate SSSE.RK\n');
  const card = ['-r', `sim:${folder.path('card.img')}`];
  expect(await sscard(['run', ...card, first, second])).toMatchObject({ status: 2, stdout: '' });
  expect(await sscard(['run', ...card, first, script('c', 'send 00A')])).toMatchObject({
    status: 4,
    stdout: '',
  });
  expect((await sscard(['pin', 'status', ...card])).stdout).toContain('6 tries left');
});

test('a fault ends all with its own exit code', async () => {
  const path = script('a', 'verify\nexpect 9000\n');
  const { status, stderr } = await sscard(['run', path], { environment: { SSCARD_PIN: 'letters' } });
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: expect.stringMatching(/^sscard: SSCARD_PIN: a PIN has digits/),
  });
});

test('what the options lack for a line is told with its place, before anything is sent', async () => {
  const path = script('a', `${SELECT}  authenticate SSSE.RKK\n`);
  for (const [argv, told] of [
    [[], `${path}:2:3: the script uses 'authenticate', which needs keys`],
    [['--keys', KEYS], `${path}:2:16: `],
  ] as const) {
    const result = await sscard(['run', path, ...argv]);
    expect(result).toMatchObject({ status: 2, stdout: '' });
    expect(result.stderr.startsWith(`sscard: ${told}`)).toBe(true);
  }
});

test('less than a header can be sent', async () => {
  const path = script('a', 'send 0084\nexpect 6700\nsend 00\nexpect 6700\n');
  expect(await sscard(['run', path, '-v'])).toMatchObject({ status: 0 });
});
