import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sscard } from '../../support/cli.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();
const jsonLines = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
const kinds = async (...words: string[]) =>
  jsonLines((await sscard(['decode', '--json', ...words])).stdout).map(
    ({ kind, command }) => kind ?? command.name,
  );

describe('guesses', () => {
  test.each([
    [['6A82'], ['status']],
    [['6a', '82'], ['status']],
    [
      ['00A40000', '3B6D000000815443538660510100000001'],
      ['command', 'atr'],
    ],
    [['00B2070400', '6A83'], ['READ RECORD']],
    [['00B2070400', '070941313030303030313590 00'], ['READ RECORD']],
    [
      ['9000', '6A82'],
      ['status', 'status'],
    ],
    [['> 00840000\n< 6700'], ['GET CHALLENGE']],
    [['0709413130303030303135'], ['tlv']],
  ])('%j as %j', async (words, expected) => {
    expect(await kinds(...words)).toEqual(expected);
  });
});

test('--as decides instead', async () => {
  expect(await kinds('--as', 'response', '9000')).toEqual(['response']);
  expect(await kinds('--as', 'pair', '00840000', '9000')).toEqual(['GET CHALLENGE']);
  expect(await sscard(['decode', '--as', 'pair', '00840000'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('two words'),
  });
  expect(await sscard(['decode', '--as', 'atr', '9000'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('3B or 3F'),
  });
  expect(await sscard(['decode', '--as', 'trace', '9000'])).toMatchObject({ status: 2 });
});

test('a trace keeps track of what is selected', async () => {
  writeFileSync(
    folder.path('log'),
    '# log\n<= 3B00\n=> 00A404000F7378312E73682EC9E7BBE1B1A3D5CF\n<= 611E\n=> 00A4020002EF05\n<= 9000\n=> 00B2070400\n<= 07094131303030303031359000\n',
  );
  const { status, stdout } = await sscard(['decode', folder.path('log'), '--lang', 'zh']);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^reset {2}3B00$/m);
  expect(stdout).toMatch(/07 卡号 .*A10000015/);
  const lines = jsonLines((await sscard(['decode', folder.path('log'), '--json'])).stdout);
  expect(lines[0]).toEqual({ reset: '3B00' });
  expect(lines[3].selection).toEqual({ directory: 'SSSE', file: 'EF05' });
});

test('a file or standard input may hold a piece on each line', async () => {
  writeFileSync(folder.path('pieces'), '# pieces\n9000\n\n00A40000\n6A82\n');
  expect(await kinds(folder.path('pieces'))).toEqual(['status', 'command', 'status']);
  const { stdout } = await sscard(['decode', '-', '--json'], { input: '9000\n63C0\n' });
  expect(jsonLines(stdout).map(({ status }) => status.hex)).toEqual(['9000', '63C0']);
});

test.each([
  [['6A8'], 2, /3 hexadecimal digits/],
  [['9000', '6A8'], 2, /piece 2/],
  [['no-such-file'], 2, /'no-such-file' is no file, nor is it hexadecimal/],
  [['1234'], 2, /1234 \(2 bytes\) is none of/],
  [[' '], 2, /nothing to decode/],
])('%j is told in one line', async (words, status, message) => {
  const result = await sscard(['decode', ...words]);
  expect(result).toMatchObject({ status, stdout: '' });
  expect(result.stderr).toMatch(message);
});

test('what is wrong inside a file is told with its path and line', async () => {
  writeFileSync(folder.path('log'), '> 00A40000\n< 6A8\n');
  const { status, stderr } = await sscard(['decode', folder.path('log')]);
  expect(status).toBe(4);
  expect(stderr).toBe(
    `sscard: ${folder.path('log')}: line 2: 3 hexadecimal digits are not whole bytes: the last byte, ending at character 3, lacks a digit\n`,
  );
});

test('a PIN in a command stays hidden', async () => {
  expect((await sscard(['decode', '0020000003246813'])).stdout).not.toContain('246813');
  expect((await sscard(['decode', '0020000003246813', '9000', '--json'])).stdout).not.toContain('246813');
});

describe('--tag', () => {
  test('the bits of one value', async () => {
    const { stdout, status } = await sscard(['decode', '--tag', '95', '0400008000']);
    expect(status).toBe(0);
    expect(stdout).toContain('byte 1, bit 3: CDA failed');
    const [json] = jsonLines((await sscard(['decode', '--json', '--tag', '9f66', '26000000'])).stdout);
    expect(json.fields[0].notes).toContain('byte 1, bit 6: qPBOC supported');
  });

  test.each(['DF01', 'xyz', '9', '00'])('%s is no tag of the bank application', async (tag) => {
    const { status, stderr } = await sscard(['decode', '--tag', tag, '00']);
    expect(status).toBe(2);
    expect(stderr).toContain('no such tag');
  });
});

test('a trace of the bank application explains data by the lists seen in it', async () => {
  const trace = [
    '> 00A4040008A000000333010101',
    '< 6F158408A000000333010101A5099F38069F02065F2A029000',
    '> 80A800000A83080000000012340156',
    '< 800A7C0008010200100101009000',
  ].join('\n');
  const { stdout } = await sscard(['decode', trace]);
  expect(stdout).toContain('9F02 amount, authorised 000000001234  12.34');
  expect(stdout).toContain('SFI 1, records 1 to 2, 0 of them signed');
});
