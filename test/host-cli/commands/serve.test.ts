import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createCard } from '../../../card-model/index.js';
import { sscard } from '../../support/cli.js';
import { AID, SSSE_FCI } from '../../support/demonstration.js';
import { psamOf } from '../../support/psam.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();
const SELECT = `00A404000F${AID.SSSE}`;
const lines = async (argv: string[], ...input: string[]) =>
  (await sscard(['serve', '--stdio', ...argv], { input: `${input.join('\n')}\n` })).stdout
    .split('\n')
    .slice(0, -1);

test('the end of input ends it with 0', async () => {
  expect(await sscard(['serve', '--stdio'])).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(await sscard(['serve', '--stdio'], { input: SELECT })).toEqual({
    status: 0,
    stdout: '611E\n',
    stderr: '',
  });
});

test('the options are obeyed', async () => {
  expect(await lines(['--interface', 'contactless'], SELECT, '.warm')).toEqual([
    '9000',
    expect.stringMatching(/^1278/),
  ]);
  expect(await lines(['--protocol', 't1'], `${SELECT}00`, '.reset')).toEqual([
    `${SSSE_FCI}9000`,
    expect.stringMatching(/^3BED/),
  ]);
  expect(await lines(['--le', 'tolerant'], SELECT, '00B2072C04')).toEqual(['611E', '070941319000']);
});

test('a card image is served from the argument or the reader, and changes are kept', async () => {
  const path = folder.path('card.img');
  writeFileSync(path, createCard().image());
  expect(await lines([`sim:${path}`], SELECT, '0020000003000000')).toEqual(['611E', '63C5']);
  expect(await lines(['-r', `sim:${path}`], SELECT, '00200000')).toEqual(['611E', '63C5']);
});

test('.save writes what the served file holds', async () => {
  const path = folder.path('card.img');
  const image = createCard().image();
  writeFileSync(path, image);
  const elsewhere = folder.path('other.img');
  const answers = await lines([`sim:${path}`], SELECT, '0020000003000000', `.save ${elsewhere}`);
  expect(answers.at(-1)).toBe('saved');
  expect(readFileSync(elsewhere).equals(readFileSync(path))).toBe(true);
});

test('-v tells what passes on standard error', async () => {
  const { stdout, stderr } = await sscard(['serve', '--stdio', '-v'], {
    input: `${SELECT}\n0020000003246813\n`,
  });
  expect(stdout).toBe('611E\n9000\n');
  expect(stderr).toContain('(SSSE)');
  expect(stderr).not.toContain('246813');
});

test('--json has no effect with --stdio, and the help says so', async () => {
  expect(await lines(['--json'], SELECT)).toEqual(['611E']);
  expect((await sscard(['help', 'serve'])).stdout).toContain('--json has no effect with --stdio');
});

test('how to serve has to be said', async () => {
  expect(await sscard(['serve'])).toMatchObject({ status: 2, stderr: expect.stringContaining('--stdio') });
  expect(await sscard(['serve', '--stdio', 'usb:'])).toMatchObject({ status: 2, stdout: '' });
});

test.each([
  [['serve'], 2, /say how to serve: --stdio, --pcsc-socket PATH, --vpcd or --tcp/],
  [['serve', 'sim:', 'sim:', '--stdio'], 2, /--stdio serves one card/],
  [['serve', 'sim:a.img', 'sim:a.img', '--tcp'], 2, /'sim:a\.img' is there twice/],
  [['serve', 'sim:a.img', '--psam', 'sim:a.img', '--tcp'], 2, /'sim:a\.img' is there twice/],
  [['serve', '--stdio', '--psam', 'sim:a.img'], 2, /--psam goes with --pcsc-socket, --vpcd or --tcp/],
  [['serve', '--psam', 'pcsc:x', '--tcp'], 2, /cannot be served/],
  [['serve', '--stdio', '--early-length-byte'], 2, /--early-length-byte goes with --vpcd/],
  [['serve', '--stdio', '--token-file', 'x'], 2, /--token-file goes with --tcp/],
  [['serve', '--tcp', '0.0.0.0'], 2, /token/],
  [['serve', '--tcp', '127.0.0.1:70000'], 2, /70000/],
  [['serve', '--pcsc-socket', `/tmp/${'x'.repeat(120)}`], 3, /too long|107|bytes/],
  [['serve', '--pcsc-socket', '/nowhere/at/all.sock'], 3, /\/nowhere\/at\/all\.sock/],
  [['serve', 'pcsc:x', '--tcp'], 2, /cannot be served/],
])('%j is refused in one line', async (argv, status, message) => {
  const result = await sscard(argv);
  expect(result.stderr).toMatch(message);
  expect(result.stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(result).toMatchObject({ status, stdout: '' });
});

test('beside --stdio other ways are told on standard error, and both reach one card', async () => {
  const path = folder.path('beside.sock');
  const { stdout, stderr, status } = await sscard(['serve', '--stdio', '--pcsc-socket', path], {
    input: `${SELECT}\n.contactless\n.quit\n`,
  });
  expect(stdout).toMatch(/^611E\n1278\w+\n$/);
  expect(stderr).toContain(`export PCSCLITE_CSOCK_NAME=${path}`);
  expect(status).toBe(0);
});

test('without --stdio the desk takes its lines until .quit', async () => {
  const path = folder.path('desk.sock');
  const { stdout, status } = await sscard(['serve', '--pcsc-socket', path, '--json'], {
    input: '.remove\n.insert 0\n.quit\n',
  });
  const [way, ...answers] = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(way).toMatchObject({
    way: 'pcsc-socket',
    path,
    readers: ['sscard contact 00 00', 'sscard NFC 00 01'],
  });
  expect(answers).toEqual([{ answer: '0 sim: removed' }, { answer: '0 sim: inserted' }]);
  expect(status).toBe(0);
});

test('a PSAM lies in a further slot of the reader of the first card', async () => {
  writeFileSync(folder.path('psam.img'), psamOf().image());
  const psam = `sim:${folder.path('psam.img')}`;
  const served = (...more: string[]) =>
    sscard(['serve', 'sim:', '--psam', psam, '--pcsc-socket', folder.path('slot.sock'), '--json', ...more], {
      input: '.remove 1\n.quit\n',
    });
  const [way, answer] = (await served()).stdout.split('\n').map((line) => JSON.parse(line || 'null'));
  expect(way.readers).toEqual(['sscard contact 00 00', 'sscard NFC 00 01', 'sscard PSAM 00 02']);
  expect(answer).toEqual({ answer: `1 ${psam} removed` });
  const one = JSON.parse((await served('--interface', 'contactless')).stdout.split('\n')[0]!);
  expect(one.readers).toEqual(['sscard NFC 00 00', 'sscard PSAM 00 01']);
});
