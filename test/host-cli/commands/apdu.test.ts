import { describe, expect, test } from 'vitest';
import { sscard } from '../../support/cli.js';
import { AID, SSSE_FCI } from '../../support/demonstration.js';

const SELECT = `00A404000F${AID.SSSE}`;
const jsonLines = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('61xx and 6Cxx are followed up, and the answer is told with its meaning', async () => {
  const { status, stdout, stderr } = await sscard(['apdu', SELECT, '00B2072C01']);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain(`${SSSE_FCI}9000`);
  expect(stdout).toContain('A10000015');
  expect(stdout).toContain('9000 SUCCESS: done');
});

test('--raw sends exactly what was typed', async () => {
  const { stdout } = await sscard(['apdu', '--raw', '--json', SELECT, '00B2072C01']);
  expect(jsonLines(stdout).map(({ response }) => response.hex)).toEqual(['611E', '6C0B']);
});

test('bytes one by one are one command', async () => {
  const { stdout } = await sscard(['apdu', '--json', '00', '84', '00', '00', '04']);
  expect(jsonLines(stdout)).toEqual([expect.objectContaining({ version: 1 })]);
});

describe('the exit code tells the last answer', () => {
  test.each([
    [0, [SELECT]],
    [0, ['--raw', SELECT]],
    [0, ['0020000003000000', SELECT]],
    [1, [SELECT, '0020000003000000']],
    [1, ['00A4000002DFFF']],
    [1, ['--raw', SELECT, '00B2072C01']],
  ])('%i after %j', async (status, words) => {
    expect((await sscard(['apdu', ...words])).status).toBe(status);
  });
});

test.each([[['apdu']], [['apdu', '-']]])('%j reads commands from standard input', async (argv) => {
  const { status, stdout } = await sscard([...argv, '--json'], {
    input: `# comment\n${SELECT} # SSSE\n\n00 B2 07 2C 00# card number\n`,
  });
  expect(status).toBe(0);
  expect(jsonLines(stdout).map(({ command }) => command.name)).toEqual(['SELECT', 'READ RECORD']);
});

test('a slip in any command is told before any is sent', async () => {
  for (const result of [
    await sscard(['apdu', SELECT, '00B2072']),
    await sscard(['apdu'], { input: `${SELECT}\n00B2072\n` }),
  ]) {
    expect(result).toMatchObject({ status: 2, stdout: '' });
    expect(result.stderr).toMatch(/^sscard: (command|line) 2: 7 hexadecimal digits/);
  }
  expect(await sscard(['apdu'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('no command was given'),
  });
});

test.each([[['--raw']], [[]]])('fewer bytes than a header are sent too: %j', async (options) => {
  for (const command of ['00', '0084', '008400']) {
    const { status, stdout, stderr } = await sscard(['apdu', '-v', '--json', ...options, command]);
    expect(status).toBe(1);
    expect(jsonLines(stdout)[0]).toMatchObject({ command: { hex: command }, response: { hex: '6700' } });
    expect(stderr).toContain(`> ${command}`);
    expect((await sscard(['apdu', ...options, command])).stdout).toContain('6700');
  }
});

test('an empty word is wrong usage', async () => {
  expect(await sscard(['apdu', ''])).toMatchObject({
    status: 2,
    stdout: '',
    stderr: expect.stringMatching(/^sscard: word 1 is empty[^\n]*\n$/),
  });
});

test('every example of the help is done by the card', async () => {
  const { stdout } = await sscard(['help', 'apdu']);
  const examples = [...stdout.matchAll(/^ {2}\$ sscard (apdu [^<\n]*?) {2}/gm)].map(([, words]) =>
    words!.split(' '),
  );
  expect(examples).toHaveLength(4);
  for (const argv of examples) expect(await sscard(argv)).toMatchObject({ status: 0, stderr: '' });
});

test('a PIN that was typed is not shown again', async () => {
  const { stdout, stderr } = await sscard(['apdu', '-v', SELECT, '0020000003246813']);
  expect(stdout + stderr).not.toContain('246813');
  expect(stderr).toContain('> 0020000003******');
});

test('the options of the simulated card are obeyed', async () => {
  const { stdout } = await sscard([
    'apdu',
    '--raw',
    '--json',
    '--interface',
    'contactless',
    '--le',
    'tolerant',
    SELECT,
    '00B2072C03',
  ]);
  expect(jsonLines(stdout).map(({ response }) => response.hex)).toEqual(['9000', '0709419000']);
});
