import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { type BuiltProgram, buildProgram } from '../support/built-program.js';
import { secretKeys } from '../support/demonstration.js';
import { useTemporaryFolder } from '../support/temporary-folder.js';

/** The program as users get it, in processes of its own. What each verb does in detail is tested beside its source. */

let program: BuiltProgram;
beforeAll(async () => {
  program = await buildProgram();
});
afterAll(() => program.remove());
const folder = useTemporaryFolder();

const SELECT_SSSE = '00A404000F7378312E73682EC9E7BBE1B1A3D5CF';
const KEYS = 'fixtures/personalisation/gen3-demo.json';
const TOUR = 'fixtures/scripts/tour.apdu';
const run = (...argv: string[]) => program.run(argv);

/** One line, no stack. */
const ONE_LINE = /^sscard: [^\n]+\n$/;

function newImage(name = 'card.img'): string {
  const path = folder.path(name);
  expect(run('new', '-o', path).status).toBe(0);
  return path;
}

describe('every verb', () => {
  test('--version tells the version alone', () => {
    expect(run('--version')).toEqual({ status: 0, stdout: `${manifest.version}\n`, stderr: '' });
  });

  test('no arguments print the help', () => {
    const { status, stdout, stderr } = program.run([]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const verb of ['new', 'serve', 'apdu', 'run', 'read', 'tree', 'pin', 'auth', 'decode']) {
      expect(stdout).toMatch(new RegExp(`^  ${verb} `, 'm'));
    }
    expect(stdout).toContain('Exit codes:');
  });

  test('the tour of the card passes', () => {
    const { status, stdout, stderr } = run('run', TOUR, '--keys', KEYS);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('测试持卡人');
    expect(stdout).toMatch(/passed; expectations: 29 met, 0 failed/);
  });

  test('a card image lives on: made, read, its PIN changed, authenticated, shown', () => {
    const address = `sim:${newImage()}`;
    expect(run('read', '-r', address, '--keys', KEYS).stdout).toContain('51010018800101001X');
    writeFileSync(folder.path('pin'), '246813\n975318\n');
    expect(run('pin', 'change', '-r', address, '--pin-file', folder.path('pin')).status).toBe(0);
    expect(run('pin', 'verify', '-r', address, '--pin-file', folder.path('pin')).status).toBe(1);
    expect(run('pin', 'status', '-r', address).stdout).toContain('5 tries left');
    expect(run('auth', 'SSSE.RK', '-r', address, '--keys', KEYS).stdout).toContain('SSSE.EF06');
    expect(run('tree', '-r', address, '--lang', 'zh').stdout).toContain('持卡人基本信息');
    expect(run('apdu', '-r', address, SELECT_SSSE, '00200000').stdout).toContain('63C5');
  });

  test('decode reads from a pipe', () => {
    expect(program.run(['decode'], { input: '6A82\n' }).stdout).toContain('6A82');
  });
});

describe('serve --stdio', () => {
  test('answers 100000 lines that were written before any answer was read', () => {
    const count = 100_000;
    const { status, stdout, stderr } = program.run(['serve', '--stdio'], {
      input: '00B2070000\n'.repeat(count),
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const lines = stdout.split('\n');
    expect(lines).toHaveLength(count + 1);
    expect(new Set(lines)).toEqual(new Set(['6986', '']));
  });

  test('answers each line before it gets the next, and ends with .quit', async () => {
    const process = program.start(['serve', '--stdio']);
    for (const [line, answer] of [
      [SELECT_SSSE, '611E'],
      ['.off', 'off'],
      ['.reset', '3B6D000000815443538660510100000001'],
    ]) {
      process.stdin!.write(`${line}\r\n`);
      const [chunk] = await once(process.stdout!, 'data');
      expect(String(chunk)).toBe(`${answer}\n`);
    }
    process.stdin!.write('.quit\n');
    expect(await once(process, 'close')).toEqual([0, null]);
  });

  test('a change is in the file before its answer is told', async () => {
    const path = newImage();
    const before = readFileSync(path);
    const process = program.start(['serve', `sim:${path}`, '--stdio']);
    process.stdin!.write(`${SELECT_SSSE}\n0020000003000000\n`);
    let told = '';
    while (!told.includes('63C5')) told += String((await once(process.stdout!, 'data'))[0]);
    expect(readFileSync(path).equals(before)).toBe(false);
    process.kill('SIGKILL');
    await once(process, 'close');
    expect(run('pin', 'status', '-r', `sim:${path}`).stdout).toContain('5 tries left');
  });

  test('a reader of its output that goes away ends it without a word', async () => {
    const process = program.start(['serve', '--stdio']);
    let stderr = '';
    process.stderr!.on('data', (chunk) => {
      stderr += chunk;
    });
    process.stdin!.on('error', () => undefined);
    process.stdout!.destroy();
    process.stdin!.write('00B2070000\n'.repeat(10_000));
    await once(process, 'close');
    expect(stderr).toBe('');
  });
});

describe('mistakes end with one line, the right code, and every file as it was', () => {
  const half = () => {
    const path = newImage('half.img');
    const image = readFileSync(path);
    writeFileSync(path, image.subarray(0, image.length / 2));
    return path;
  };
  const file = (name: string, contents: string) => {
    writeFileSync(folder.path(name), contents);
    return folder.path(name);
  };
  const holder = (change: (data: { social: { EF06: Record<string, { value: string }> } }) => void) => {
    const data = JSON.parse(readFileSync(KEYS, 'utf8'));
    change(data);
    return file('holder.json', JSON.stringify(data));
  };

  const CASES: readonly (readonly [string, number, RegExp, () => string[]])[] = [
    ['odd hexadecimal', 2, /lacks a digit/, () => ['apdu', '00A40']],
    ['an unknown verb', 2, /read/, () => ['raed']],
    ['an unknown option', 2, /--nonsense/, () => ['read', '--nonsense']],
    ['an unknown scheme of addresses', 2, /known: sim:/, () => ['read', '-r', 'smi:card.img']],
    ['an unknown profile', 2, /gen3/, () => ['new', '-p', 'gen9', '-o', folder.path('x.img')]],
    [
      'a PIN of letters',
      2,
      /pin: a PIN has digits/,
      () => ['pin', 'verify', '--pin-file', file('pin', 'secret\n')],
    ],
    [
      'a PIN file without a PIN',
      2,
      /pin: the first line/,
      () => ['pin', 'verify', '--pin-file', file('pin', '')],
    ],
    ['a verb that help does not know', 2, /unknown command 'foo'/, () => ['help', 'foo']],
    ['a command without bytes', 2, /word 1 is empty/, () => ['apdu', '']],
    [
      'a script without the PIN it needs',
      2,
      /v\.apdu:1:1: no PIN/,
      () => ['run', file('v.apdu', 'verify\n')],
    ],
    ['no PIN at all', 2, /--pin-file/, () => ['pin', 'verify']],
    ['no keys at all', 2, /--keys/, () => ['auth', 'SSSE.RK']],
    ['an unknown key', 2, /SSSE\.RK/, () => ['auth', 'SSSE.RKK', '--keys', KEYS]],
    ['a file that is there', 2, /--force/, () => ['new', '-o', file('there', 'precious')]],
    ['an empty script', 4, /no step/, () => ['run', file('empty.apdu', '# nothing\n')]],
    ['a script that is none', 4, /:2:1: unknown verb/, () => ['run', file('bad.apdu', 'note x\nsned 00\n')]],
    ['an image cut in half', 4, /cut off/, () => ['read', '-r', `sim:${half()}`]],
    ['a foreign file as image', 4, /not a card image/, () => ['read', '-r', `sim:${KEYS}`]],
    ['a missing image', 4, /no such file/, () => ['read', '-r', `sim:${folder.path('none.img')}`]],
    ['a missing key file', 4, /no such file/, () => ['read', '--keys', folder.path('none.json')]],
    ['a key file that is no JSON', 4, /line 1/, () => ['read', '--keys', file('k.json', '{"keys": [1,}')]],
    [
      'bad data of a holder',
      4,
      /social\.EF06\.0A.*1 \(male\), 2 \(female\)/,
      () => [
        'new',
        '-o',
        folder.path('x.img'),
        '--data',
        holder((data) => Object.assign(data.social.EF06['0A']!, { value: '7' })),
      ],
    ],
    [
      'a path below a file',
      4,
      /not a folder.*nothing was written/,
      () => ['new', '-o', `${file('f', 'x')}/card.img`],
    ],
    ['a path nobody can write', 4, /cannot be written/, () => ['new', '-o', '/proc/sscard.img']],
  ];

  test.each(CASES)('%s', (_name, status, message, argv) => {
    const words = argv();
    const before = folder.names().map((name) => readFileSync(folder.path(name), 'hex'));
    const result = run(...words);
    expect(result).toMatchObject({ status, stdout: '' });
    expect(result.stderr).toMatch(ONE_LINE);
    expect(result.stderr).toMatch(message);
    expect(folder.names().map((name) => readFileSync(folder.path(name), 'hex'))).toEqual(before);

    const asJson = run(...words, '--json');
    expect(asJson.status).toBe(status);
    const { error } = JSON.parse(asJson.stdout);
    expect(error).toMatchObject({ exitCode: status, code: expect.stringMatching(/^[A-Z_]+$/) });
    expect(`sscard: ${error.message}\n`).toBe(asJson.stderr);
  });

  test('a script that expects the wrong answer: exit code 1, told with both answers', () => {
    const script = file('wrong.apdu', `send ${SELECT_SSSE}\nexpect 9000\n`);
    const { status, stdout, stderr } = run('run', script);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout).toContain('line 2: expected 9000, received 611E');
  });

  test.skipIf(!existsSync('/dev/full')).each([[['read']], [['tree', '--json']], [['--version']]])(
    'a full disk behind the output of %j',
    (argv) => {
      const full = openSync('/dev/full', 'w');
      const options = {
        stdio: ['ignore', full, 'pipe'] as ['ignore', number, 'pipe'],
        encoding: 'utf8' as const,
      };
      const { status, stderr } = spawnSync(process.execPath, [program.main, ...argv], options);
      closeSync(full);
      expect({ status, stderr }).toEqual({
        status: 4,
        stderr: 'sscard: the output cannot be written: no space is left (ENOSPC)\n',
      });
    },
  );

  test('a card image can be read by its owner alone', () => {
    expect(statSync(newImage()).mode & 0o777).toBe(0o600);
  });

  test('a folder is no place for an image', () => {
    mkdirSync(folder.path('folder'));
    const result = run('new', '-o', folder.path('folder'));
    expect(result).toMatchObject({ status: 4, stdout: '' });
    expect(result.stderr).toMatch(/not a regular file/);
  });
});

describe('secrets', () => {
  test('no PIN and no key stands in any output', () => {
    const address = `sim:${newImage()}`;
    writeFileSync(folder.path('pin'), '246813\n975318\n');
    const pinFile = ['--pin-file', folder.path('pin')];
    const outputs = [
      run('read', '--all', '--keys', KEYS, '-v'),
      run('read', '--all', '--keys', KEYS, '--json', '-v'),
      run('run', TOUR, '--keys', KEYS, '-v'),
      run('run', TOUR, '--keys', KEYS, '--json', '-v'),
      run('auth', 'SSSE.UK', '--keys', KEYS, '-v'),
      run('apdu', SELECT_SSSE, '0020000003246813', '-v'),
      run('decode', '0020000003246813', '9000'),
      run('decode', '805E010007246813FF975318', '--json'),
      run('pin', 'change', '-r', address, '-v', ...pinFile),
      run('tree', '-r', address, '--json', '-v'),
    ];
    const secrets = ['246813', '975318', '135792', '864209', ...secretKeys()];
    for (const { stdout, stderr } of outputs) {
      expect(stdout + stderr).not.toBe('');
      for (const secret of secrets) expect((stdout + stderr).includes(secret)).toBe(false);
    }
  });
});
