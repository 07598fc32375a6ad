import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createCard } from '../../../card-model/index.js';
import { sscard } from '../../support/cli.js';
import { AID, SSSE_FCI } from '../../support/demonstration.js';
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

test('how to serve has to be said', async () => {
  expect(await sscard(['serve'])).toMatchObject({ status: 2, stderr: expect.stringContaining('--stdio') });
  expect(await sscard(['serve', '--stdio', 'usb:'])).toMatchObject({ status: 2, stdout: '' });
});
