import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SUITES } from '../../../host-cli/conformance/suite-table.js';
import { KEYS } from '../../support/card-office.js';
import { type CliResult, sscard } from '../../support/cli.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();
const ENGLISH = ['--lang', 'en'];

const conformance = (...words: readonly string[]): Promise<CliResult> =>
  sscard(['conformance', ...ENGLISH, ...words]);

async function newCard(...words: readonly string[]): Promise<string> {
  const path = folder.path('card.img');
  expect(await sscard(['new', '-o', path, ...words])).toMatchObject({ status: 0 });
  return `sim:${path}`;
}

describe('--list', () => {
  test('tells the suites and sends nothing', async () => {
    const { status, stdout } = await conformance('-r', 'pcsc:no such reader', '--list');
    expect(status).toBe(0);
    expect(stdout.trim().split('\n')).toHaveLength(SUITES.length + 1);
    expect(stdout).toMatch(/^iso-7816 /m);
  });

  test('as data, with the scripts', async () => {
    const { stdout } = await conformance('--list', '--json', '--suite', 'cos-tearing');
    expect(JSON.parse(stdout)).toMatchObject([
      {
        name: 'cos-tearing',
        document: 'LD/T 6001.2-2023',
        generations: ['1', '2', '3'],
        scripts: expect.arrayContaining([expect.stringMatching(/cos-tearing.files\.apdu$/)]),
      },
    ]);
  });
});

test('a suite that is none, a file that is none, and reports that exclude each other', async () => {
  expect(await conformance('--suite', 'iso7816')).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringContaining("there is no suite 'iso7816'; did you mean 'iso-7816'?"),
  });
  expect(await conformance('--keys', folder.path('none.json'))).toMatchObject({ status: 4 });
  expect(await conformance('--report', 'pdf=x')).toMatchObject({ status: 2 });
});

test('without keys what needs none is run, and what was skipped is told with what helps', async () => {
  const { status, stdout } = await conformance('--suite', 'cos-firewall,practitioner');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^ +skip +SSSE\.MK opens nothing in other directories: needs keys$/m);
  expect(stdout).toMatch(/^cos-firewall +\d+ +0 +\d+ /m);
  expect(stdout).toMatch(/^practitioner +[1-9]\d* +0 +[1-9]\d* /m);
  expect(stdout).toMatch(/^\d+ cases were skipped: needs keys$/m);
  expect(stdout).toMatch(/^ +the keys of the demonstration card: --keys .*gen3-demo\.json$/m);
});

test('with keys everything is run, and the card is covered', async () => {
  const { status, stdout, stderr } = await conformance('--keys', KEYS, '--suite', 'cos-function', '--quiet');
  expect(stdout).toMatch(/^cos-function +[1-9]\d+ +0 +0 /m);
  expect(stdout).toMatch(/^Coverage of the card +exercised$/m);
  expect(stdout).toMatch(/^Commands +\d+ \/ \d+ +\d+ %$/m);
  expect(stdout).toMatch(/^Files, never: .*PBOC\/EF01/m);
  expect(stdout).not.toMatch(/^ +(ok|FAIL|skip) /m);
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

test('lines of JSON, the last of them the suites and the coverage', async () => {
  const { status, stdout } = await conformance(
    '--keys',
    KEYS,
    '--suite',
    'practitioner',
    '--seed',
    '7',
    '--json',
  );
  expect(status).toBe(0);
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toContainEqual(expect.objectContaining({ case: expect.any(String), outcome: 'passed' }));
  expect(lines.at(-1)).toMatchObject({
    suites: [{ name: 'practitioner', passed: expect.any(Number), failed: 0, error: 0, skipped: 0 }],
    skipped: {},
    seed: '7',
    coverage: expect.arrayContaining([
      expect.objectContaining({ id: 'rules', items: expect.arrayContaining([expect.anything()]) }),
    ]),
  });
});

test('a card that is no such card fails, with exit code 1', async () => {
  const blank = await newCard('--blank');
  const { status, stdout } = await conformance(
    '-r',
    blank,
    '--suite',
    'iso-7816',
    '--case',
    'By number',
    '--keys',
    KEYS,
  );
  expect(status).toBe(1);
  expect(stdout).toMatch(/FAIL +By number/);
  expect(stdout).toMatch(/^iso-7816 +0 +1 +0 /m);
});

test('keys of another card are refused before they could use up tries', async () => {
  const address = await newCard();
  const keys = folder.path('other.json');
  writeFileSync(keys, readFileSync(KEYS, 'utf8').replaceAll(/"master": "[0-9A-F]{2}/g, '"master": "00'));
  expect(await conformance('-r', address, '--suite', 'practitioner', '--keys', keys)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('are not those of this card'),
  });
});

describe('what cannot be undone', () => {
  const SPOILING = ['--suite', 'cos-function', '--keys', KEYS, '--case', 'A cyclic file'];

  test('is skipped on a card that is kept, and leaves it as it was', async () => {
    const address = await newCard();
    const { status, stdout } = await conformance('-r', address, ...SPOILING);
    expect(status).toBe(0);
    expect(stdout).toContain('not allowed: it appends records to DF02 EF07');
    expect(stdout).toContain('cases that cannot be undone run with --destructive');
    expect(await diff(address)).toBe('same');
  });

  test('needs --yes where nobody can be asked, before anything is sent', async () => {
    const address = await newCard();
    expect(await conformance('-r', address, ...SPOILING, '--destructive')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/what cannot be taken back.*--yes/),
    });
    expect(await diff(address)).toBe('same');
    const { status, stdout } = await conformance('-r', address, ...SPOILING, '--destructive', '--yes');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^cos-function +[1-9] +0 +0 /m);
    expect(await diff(address)).toBe('other');
  });

  test('is done without a question to a card that is forgotten', async () => {
    expect(await conformance(...SPOILING, '--destructive')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^cos-function +[1-9] +0 +0 /m),
    });
  });

  async function diff(address: string): Promise<'same' | 'other'> {
    const read = ['apdu', '-r', address, '--raw', '--json', '00A404000F7378312E73682EC9E7BBE1B1A3D5CF'];
    const { stdout } = await sscard([...read, '00A4000002DF02', '0020000003246813', '00B2013C00']);
    return stdout.includes('6A83') ? 'same' : 'other';
  }
});

test('cards that keep what they are: cases that write put it back', async () => {
  const address = await newCard('-p', 'gen2');
  const before = readFileSync(folder.path('card.img'));
  const { status, stdout } = await conformance(
    '-r',
    address,
    '--keys',
    KEYS,
    '--tag',
    'writes',
    '--suite',
    'cos-firewall',
  );
  expect(stdout).toMatch(/^cos-firewall +[1-9]\d* +0 +0 /m);
  expect(status).toBe(0);
  expect(readFileSync(folder.path('card.img')).equals(before)).toBe(true);
});

test('a script that ends its card leaves none to the next, which has one of its own where cards are forgotten', async () => {
  const { status, stdout } = await conformance('--keys', KEYS, '--suite', 'end-of-life');
  expect(stdout).toMatch(/^end-of-life +[1-9] +0 +0 /m);
  expect(status).toBe(0);
});

test('the report holds the suites, clauses and coverage', async () => {
  const [html, junit] = [folder.path('r.html'), folder.path('r.xml')];
  const report = `html=${html},junit=${junit}`;
  const { status } = await conformance('--suite', 'iso-7816', '--case', 'reset', '--report', report);
  expect(status).toBe(0);
  expect(readFileSync(html, 'utf8')).toContain('id="coverage"');
  expect(readFileSync(html, 'utf8')).toContain('ISO/IEC 7816-3:2006, 8.2');
  expect(readFileSync(junit, 'utf8')).toContain('Every reset gives the same answer');
});

test('no PIN and no key is ever shown', async () => {
  const report = folder.path('r.jsonl');
  const suites = ['--suite', 'cos-function', '--case', 'pin'];
  const { stdout, stderr } = await conformance(
    '--keys',
    KEYS,
    ...suites,
    '-v',
    '--report',
    `jsonl=${report}`,
  );
  for (const text of [stdout, stderr, readFileSync(report, 'utf8')]) {
    expect(text.replace(/\s/g, '')).not.toContain('0020000003246813');
    expect(text.replace(/\s/g, '')).not.toContain('246813FF');
  }
});
