import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { runProgram } from '../../../host-cli/program/run-program.js';
import { SAMPLES } from '../../apdu/script/dialects/samples.js';
import { fakeStreams, sscard } from '../../support/cli.js';
import { waitUntil } from '../../support/private-pcscd.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';
import { LOGS } from '../decoding/logs/samples.js';

const folder = useTemporaryFolder();
const fixture = (name: string) => join(import.meta.dirname, '../../../fixtures/dialects', name);
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

describe('what else a file may be', () => {
  test.each(Object.values(SAMPLES).flat())('%s is read in context', async (name) => {
    const { status, stdout } = await sscard(['decode', fixture(name)]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/READ RECORD number 7 of EF05 issuer data: card number/);
  });

  test.each(Object.entries(LOGS))('a log: %s', async (_id, text) => {
    const { status, stdout } = await sscard(['decode', '-'], { input: text });
    expect(status).toBe(0);
    expect(stdout).toContain('SELECT social security environment (SSSE) by name');
    expect(stdout).toMatch(/EF05|07094131303030303031359000/);
  });

  test('a script and a recording of this project', async () => {
    const script =
      'title T\nsend 00 A4 04 00 0F 7378312E73682EC9E7BBE1B1A3D5CF\nexpect 61xx or 9000\nsend 00 B2 01 34 00\nexpect 6982\n';
    const told = await sscard(['decode', '-'], { input: script });
    expect(told.stdout).toMatch(/^T\nSELECT social security environment/);
    expect(told.stdout).toContain('EF06 needs SSSE.RK, key 0A');
    const recording =
      'recorded 2026-11-23T03:00:00Z sscard 0.1.0\nreset contact\nexpect atr 3B 00\nsend 00 20 00 00 03 ** ** **\nexpect 63 C2\n';
    const { stdout } = await sscard(['decode', '-', '--json'], { input: recording });
    expect(jsonLines(stdout)).toMatchObject([{ reset: '3B00' }, { command: { hex: '0020000003******' } }]);
  });

  test('text of PowerShell and of older Chinese programs', async () => {
    const line = '# 社会\r\n> 00A40000\r\n< 6A82\r\n';
    const utf16 = Buffer.from(`\uFEFF${line}`, 'utf16le');
    const gb = Buffer.concat([
      Buffer.from('# '),
      Buffer.from([0xc9, 0xe7]),
      Buffer.from('\n> 00A40000\n< 6A82\n'),
    ]);
    for (const input of [utf16, gb]) {
      const { stdout, status } = await sscard(['decode', '-', '--json'], { input });
      expect(status).toBe(0);
      expect(jsonLines(stdout).map(({ command }) => command.hex)).toEqual(['00A40000']);
    }
  });

  test('--as takes their names, too', async () => {
    writeFileSync(folder.path('one'), '00A40000\n');
    expect(await kinds(folder.path('one'))).toEqual(['command']);
    expect(await kinds('--as', 'scriptor', folder.path('one'))).toEqual(['SELECT']);
    expect((await sscard(['decode', '--as', 'nonsense', '9000'])).status).toBe(2);
  });
});

describe('what is wrong is told with its place', () => {
  test.each([
    ['binary garbage', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2]), /is no text in UTF-8, and no capture/],
    [
      'a cut capture',
      Buffer.from('d4c3b2a1020004000000000000000000ffff000065000000010000', 'hex'),
      /cut inside packet 1, which begins at byte 24/,
    ],
    [
      'a capture of something else',
      Buffer.from('d4c3b2a1020004000000000000000000ffff000065000000', 'hex'),
      /none of the 0 packets of the capture is of a card/,
    ],
    ['a slip in a foreign script', '=> 00a40000\n=> 00a4000\n', /second command|7 hexadecimal digits/],
    ['a slip in a dump', '# ATR: 3B00\n00A40000\n900\n', /:3:4: an odd count of digits/],
    [
      'a slip in a recording',
      'recorded 2026-11-23T03:00:00Z sscard 0.1.0\nreset\nexpect atr 3B 0\n',
      /:3:1\d: /,
    ],
    ['an answer alone', '# x\n< 9000\n', /line 2: an answer without a command/],
  ])('%s', async (_title, content, message) => {
    writeFileSync(folder.path('wrong'), content);
    const { status, stderr } = await sscard(['decode', folder.path('wrong')]);
    expect(status).toBe(4);
    expect(stderr).toMatch(message);
    expect(stderr).toContain(folder.path('wrong'));
    expect(stderr.trimEnd()).not.toContain('\n');
  });

  test('what came before is told first', async () => {
    const { status, stdout, stderr } = await sscard(['decode', '-'], {
      input: '> 00A40000\n< 6A82\nnonsense\n',
    });
    expect(status).toBe(2);
    expect(stdout).toContain('6A82 FILE_NOT_FOUND');
    expect(stderr).toContain('line 3: neither');
  });

  test('a folder', async () => {
    expect(await sscard(['decode', folder.path('.')])).toMatchObject({ status: 4, stdout: '' });
  });
});

describe('--generation', () => {
  const trace = (...lines: string[]) =>
    ['> 00A404000F7378312E73682EC9E7BBE1B1A3D5CF', '< 9000', '> 00A4020002EF06', '< 9000', ...lines].join(
      '\n',
    );
  const sentences = async (input: string, ...words: string[]) =>
    jsonLines((await sscard(['decode', '-', '--json', ...words], { input })).stdout).map(
      ({ command }) => command.sentence,
    );

  test('names are those of the generation that is told', async () => {
    const reading = trace('> 00B2030400', '< 6A83');
    expect((await sentences(reading)).at(-1)).toContain('name, continued');
    expect((await sentences(reading, '--generation', 'gen1')).at(-1)).toContain('sex');
    expect((await sscard(['decode', '--generation', 'gen9', '9000'])).status).toBe(2);
  });

  test('or of the one that the trace tells, from its beginning', async () => {
    const told = await sentences(trace('> 00B2030400', '< 6A83', '> 00B2032C06', '< 0304312E30309000'));
    expect(told[2]).toContain('sex');
  });

  test('the rule that refused is that of the generation', async () => {
    const hints = async (...words: string[]) =>
      jsonLines(
        (await sscard(['decode', '-', '--json', ...words], { input: trace('> 00B2010400', '< 6982') }))
          .stdout,
      ).at(-1).response.hint;
    expect(await hints()).toContain('EF06 needs SSSE.RK, key 0A');
    expect(await hints('--generation', 'gen2')).toBeUndefined();
  });

  test('records that only an older generation has', async () => {
    const record = `253E${'41'.repeat(0x3e)}`;
    const [json] = jsonLines((await sscard(['decode', '--json', record])).stdout);
    expect(json.fields[0].label).toMatch(/^25 /);
    const [third] = jsonLines(
      (await sscard(['decode', '--json', '--as', 'tlv', '--generation', 'gen3', '0A0131'])).stdout,
    );
    expect(third.fields[0].label).toBe('0A sex');
  });
});

test('a session that goes on is told as it comes', async () => {
  const input = new PassThrough();
  const { streams, output } = fakeStreams();
  const done = runProgram(['decode', '-'], { ...streams, input }, '0.0.0-test');
  input.write('> 00A40000\n< 6A82\n> 00B2');
  await waitUntil('the first exchange is told', () => output.text.includes('6A82 FILE_NOT_FOUND'));
  expect(output.text).not.toContain('READ RECORD');
  input.end('010400\n< 6986\n');
  expect(await done).toBe(0);
  expect(output.text).toContain('READ RECORD');
});

test('no more is read than its reader takes', async () => {
  let asked = 0;
  const line = '> 00A40000\n< 6A82\n'.repeat(2000);
  const input = new Readable({
    highWaterMark: line.length,
    read() {
      this.push(asked++ < 200 ? line : null);
    },
  });
  let listener: (() => void) | undefined;
  const output = {
    write: () => false,
    once: (_event: 'drain', ready: () => void) => {
      listener = ready;
    },
  };
  const { streams } = fakeStreams();
  const done = runProgram(['decode', '-'], { ...streams, input, output }, '0.0.0-test');
  await waitUntil('the output is full', () => listener !== undefined);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(asked).toBeLessThan(10);
  const pump = setInterval(() => listener?.(), 1);
  expect(await done).toBe(0);
  clearInterval(pump);
  expect(asked).toBe(201);
});
