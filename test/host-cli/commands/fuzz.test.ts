import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createCard } from '../../../card-model/card.js';
import * as choice from '../../../host-cli/fuzzing/choose-source.js';
import { SimulatedSource } from '../../../host-cli/fuzzing/lives/simulated-source.js';
import { sscard } from '../../support/cli.js';
import { demonstrationContents } from '../../support/demonstration.js';
import { faultTable } from '../../support/faulty-cards/fault-table.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();
const linesOf = (text: string): Record<string, Record<string, unknown>>[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

afterEach(() => vi.restoreAllMocks());

/** From now on the card at the address has this fault. */
function withFault(name: string): void {
  const fault = faultTable().find((one) => one.name === name)!;
  const source = new SimulatedSource(demonstrationContents(), { make: (options) => fault.make(options) });
  vi.spyOn(choice, 'chooseSource').mockResolvedValue({ outcome: 'chosen', source });
}

test('safe mode on the demonstration card: exit code 0, the seed told', async () => {
  const { status, stdout, stderr } = await sscard([
    'fuzz',
    '--seed',
    '3',
    '--commands',
    '300',
    '--safe',
    '--interface',
    'contactless',
  ]);
  expect(stderr).toBe('');
  expect(stdout).toContain('sim: (gen3), seed 3: safe mode');
  expect(stdout).toMatch(/done: 3\d\d commands, \d+ a second, \d+ lives, \d findings?; seed 3/);
  expect([0, 1]).toContain(status);
});

test('as JSON Lines', async () => {
  const { stdout } = await sscard([
    'fuzz',
    '--seed',
    '3',
    '--commands',
    '200',
    '--json',
    '--interface',
    'contact',
  ]);
  const lines = linesOf(stdout);
  expect(lines[0]).toEqual({
    fuzz: { address: 'sim:', profile: 'gen3', seed: 3, safe: false, simulated: true },
  });
  expect(lines.at(-1)!.summary).toMatchObject({ ended: 'all-done', seed: 3 });
});

test('an image stays as it is', async () => {
  const path = folder.path('card.img');
  writeFileSync(path, createCard().image());
  const before = readFileSync(path);
  await sscard(['fuzz', '-r', `sim:${path}`, '--seed', '1', '--commands', '2000']);
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(folder.names()).toEqual(['card.img']);
});

describe('a card with a fault', () => {
  test('exit code 1, the finding with its script', async () => {
    withFault('pin-two-tries-spent');
    const { status, stdout } = await sscard(['fuzz', '--seed', '1', '--commands', '3000']);
    expect(status).toBe(1);
    expect(stdout).toMatch(/Finding \d {2}pin-counter: a wrong PIN costs exactly one try/);
    expect(stdout).toMatch(/\n {4}send {3}00 20 00 00 /);
  });

  test('scripts go into a folder that is made for them', async () => {
    withFault('pin-two-tries-spent');
    const output = folder.path('deep', 'findings');
    const { stdout } = await sscard(['fuzz', '--seed', '1', '--commands', '3000', '-o', output, '--json']);
    const names = readdirSync(output);
    expect(names).toContain('finding-1.apdu');
    expect(readFileSync(`${output}/finding-1.apdu`, 'utf8')).toMatch(/^title {2}Finding 1, /);
    const findings = linesOf(stdout).filter(({ finding }) => finding);
    expect(findings).toHaveLength(names.length);
    expect(findings[0]!.finding!.script).toEqual({ path: `${output}/finding-1.apdu` });
  });

  test('a folder that cannot be made', async () => {
    const file = folder.path('file');
    writeFileSync(file, '');
    const { status, stderr } = await sscard(['fuzz', '--commands', '10', '-o', `${file}/findings`]);
    expect(status).toBe(4);
    expect(stderr).toContain('cannot be made');
  });
});

test('an interrupt ends it with what was found so far', async () => {
  const running = sscard(['fuzz', '--seed', '1', '--time', '600']);
  setTimeout(() => process.emit('SIGINT'), 300);
  const { stdout } = await running;
  expect(stdout).toContain('interrupted: ');
});

test.each([
  [['--seed', 'x'], '--seed takes a whole number'],
  [['--seed', '2147483648'], '--seed takes a whole number below 2147483648'],
  [['--commands', '-1'], '--commands takes a whole number'],
  [['--time', '1.5'], '--time takes a whole number'],
  [['--safe', '--dangerous'], '--safe and --dangerous exclude each other'],
  [['-r', 'replay:a'], 'a recording answers only what was recorded'],
  [['-r', 'pcsc:', '--dangerous'], 'insist with --yes'],
])('%j is wrong usage', async (given, message) => {
  const { status, stderr } = await sscard(['fuzz', ...given]);
  expect(stderr).toContain(message);
  expect(status).toBe(2);
});

test('the help tells what safe mode sends and what it never does', async () => {
  const { stdout } = await sscard(['help', 'fuzz']);
  for (const part of ['SELECT, READ BINARY', 'VERIFY', '--dangerous', 'sscard fuzz -r pcsc:']) {
    expect(stdout).toContain(part);
  }
});
