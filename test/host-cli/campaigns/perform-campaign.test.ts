import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createCard } from '../../../card-model/index.js';
import { sscard } from '../../support/cli.js';
import { AID } from '../../support/demonstration.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();
const SELECT = `send 00A404000F${AID.SSSE}`;

function script(name: string, ...lines: string[]): string {
  writeFileSync(folder.path(name), `${lines.join('\n')}\n`);
  return folder.path(name);
}

const CASES = [
  'title Two cases',
  'case One',
  'tags smoke',
  SELECT,
  'expect 61xx',
  'end',
  'case Two',
  'send 00B2010400',
  'expect 9000',
  'end',
];

describe('what is shown', () => {
  test('a script with cases takes a line a case', async () => {
    const { status, stdout } = await sscard(['run', script('a', ...CASES)]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^Two cases\n {2}ok {5}One {2}\(\d+ ms\)\n {2}FAIL {3}Two\n/);
    expect(stdout).toContain(`${folder.path('a')}:9: expected 9000`);
    expect(stdout).not.toContain('SELECT');
  });

  test('--steps shows every step, --quiet only what did not pass', async () => {
    const path = script('a', ...CASES);
    expect((await sscard(['run', path, '--steps'])).stdout).toContain('ok    expected 61xx');
    const { stdout } = await sscard(['run', path, '--quiet']);
    expect(stdout).toContain('FAIL   Two');
    expect(stdout).not.toContain('One');
    expect(await sscard(['run', path, '--quiet', '--steps'])).toMatchObject({ status: 2 });
  });

  test('cases can be chosen by tag and name', async () => {
    const path = script('a', ...CASES);
    expect((await sscard(['run', path, '--tag', 'smoke'])).status).toBe(0);
    expect((await sscard(['run', path, '--tag', '!smoke'])).stdout).not.toContain('One');
    expect((await sscard(['run', path, '--case', 'one'])).status).toBe(0);
  });

  test('several cards are told by their address, also in JSON', async () => {
    const path = script('a', SELECT, 'expect 61xx');
    const text = (await sscard(['run', path, '--card', 'sim:'])).stdout;
    expect(text.match(/, on sim:/g)).toHaveLength(2);
    const { stdout } = await sscard(['run', path, '--card', 'sim:', '--json']);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.filter((line) => line.card === 'sim:')).toHaveLength(2);
    expect(lines.filter((line) => line.outcome === 'passed')).toHaveLength(2);
  });
});

describe('reports', () => {
  test('are written, also of a run whose link failed', async () => {
    const path = script('a', 'case A', 'needs simulator', 'remove', 'send 00B2010400', 'end');
    const reports = ['junit', 'tap', 'html', 'jsonl'].map((kind) => `${kind}=${folder.path(kind)}`).join(',');
    const { status, stderr } = await sscard(['run', path, '--report', reports]);
    expect({ status, stderr }).toEqual({
      status: 3,
      stderr: expect.stringContaining('taken out of the reader'),
    });
    for (const kind of ['junit', 'tap', 'html', 'jsonl'])
      expect(readFileSync(folder.path(kind), 'utf8')).toContain('taken out of the reader');
  });

  test('a place that cannot be written is told before anything is sent', async () => {
    const path = script('a', SELECT);
    const { status, stdout } = await sscard([
      'run',
      path,
      '--report',
      `junit=${folder.path('none', 'r.xml')}`,
    ]);
    expect({ status, stdout }).toEqual({ status: 4, stdout: '' });
  });

  test('an unknown kind is told with those there are', async () => {
    const { status, stderr } = await sscard(['run', script('a', SELECT), '--report', 'pdf=x']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/'pdf'.*junit, tap, jsonl, html/);
  });
});

test('a campaign that looked at nothing is no success', async () => {
  const path = script('a', ...CASES);
  expect(await sscard(['run', path, '--tag', 'none'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('no case was chosen: see --tag and --case'),
  });
  const needy = script('b', 'case A', 'needs keys', 'send 00A40000', 'end');
  expect(await sscard(['run', needy])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('every case was skipped: needs keys'),
  });
});

describe('destructive cases', () => {
  const lines = ['case Spend', 'destructive spends a try of the PIN', SELECT, 'send 0020000003000000', 'end'];

  test('run on a card that is forgotten', async () => {
    expect((await sscard(['run', script('a', ...lines)])).stdout).toContain('ok     Spend');
  });

  test('and on a card that is kept only when allowed', async () => {
    const image = folder.path('card.img');
    writeFileSync(image, createCard().image());
    const run = (...more: string[]) => sscard(['run', script('a', ...lines), '-r', `sim:${image}`, ...more]);
    expect((await run()).stdout).toContain('skip   Spend: not allowed: it spends a try of the PIN');
    expect((await run()).status).toBe(2);
    expect((await run('--destructive')).stdout).toContain('ok     Spend');
  });
});

test('what was asked for by --set and --seed reaches the script', async () => {
  const path = script('a', 'send $command', 'expect 6D00', 'send 00 FF 00 00 08 (random 8)');
  const run = (...more: string[]) => sscard(['run', path, ...more, '--json']);
  expect((await run()).stderr).toContain('$command');
  const commands = async (seed: string) => {
    const { stdout, status } = await run('--set', 'command=00FF0000', '--seed', seed);
    expect(status).toBe(0);
    return /00FF000008[0-9A-F]{16}/.exec(stdout)?.[0];
  };
  expect(await commands('1')).toMatch(/^00FF/);
  expect(await commands('1')).toBe(await commands('1'));
  expect(await commands('1')).not.toBe(await commands('2'));
});

test('--retry tells every attempt', async () => {
  const path = script('a', SELECT, 'expect 9000');
  const { status, stdout } = await sscard(['run', path, '--retry', '1']);
  expect(status).toBe(1);
  expect(stdout).toContain('attempt 2');
  expect(existsSync(folder.path('card.img'))).toBe(false);
});
