import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sscard } from '../../support/cli.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();

function written(name: string, text: string): string {
  writeFileSync(folder.path(name), text);
  return folder.path(name);
}

describe('--check', () => {
  test('reads and runs nothing', async () => {
    const path = written('a.apdu', 'send 00A40000\nexpect 9000\n');
    expect(await sscard(['run', '--check', path])).toEqual({
      status: 0,
      stdout: `${path} can be read\n`,
      stderr: '',
    });
  });

  test('needs neither keys nor PIN', async () => {
    const path = written('a.apdu', 'authenticate SSSE.RK\nverify\n');
    expect((await sscard(['run', '--check', path])).status).toBe(0);
    expect((await sscard(['run', '--check', written('b.apdu', 'verify 123456\n')])).status).toBe(4);
  });

  test('names the place of what is wrong', async () => {
    const path = written('a.apdu', 'case x\nsend 00A4000\n');
    const { status, stderr } = await sscard(['run', '--check', path]);
    expect(status).toBe(4);
    expect(stderr).toContain(`${path}:2:`);
  });
});

describe('--format', () => {
  const UNTIDY = 'case   x\n   send 00a4 0000\nexpect   9000\nend\n';
  const TIDY = 'case   x\n  send   00A4 0000\n  expect 9000\nend\n';

  test('prints', async () => {
    const path = written('a.apdu', UNTIDY);
    expect((await sscard(['run', '--format', path])).stdout).toBe(TIDY);
    expect(readFileSync(path, 'utf8')).toBe(UNTIDY);
  });

  test('writes with --write, and tells what it changed', async () => {
    const path = written('a.apdu', UNTIDY);
    const tidy = written('b.apdu', TIDY);
    expect((await sscard(['run', '--format', '--write', path, tidy])).stdout).toBe(
      `${path} was put in order\n`,
    );
    expect(readFileSync(path, 'utf8')).toBe(TIDY);
  });

  test('leaves a script alone that cannot be read', async () => {
    const path = written('a.apdu', 'case x\nsend 00\n');
    expect((await sscard(['run', '--format', '--write', path])).status).toBe(4);
    expect(readFileSync(path, 'utf8')).toBe('case x\nsend 00\n');
  });

  test('prints one script only', async () => {
    const path = written('a.apdu', TIDY);
    expect((await sscard(['run', '--format', path, path])).status).toBe(2);
  });
});

describe('--convert', () => {
  test('prints a script of another program, which then runs', async () => {
    const path = written('a.ledger', '=> 00FF0000\n<= 6d00\n');
    const { stdout, status } = await sscard(['run', '--convert', path]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/send +00 FF 00 00\n/);
    const converted = written('converted.apdu', stdout);
    expect((await sscard(['run', converted])).status).toBe((await sscard(['run', path])).status);
  });

  test('writes beside it with --write', async () => {
    const path = written('a.ledger', '=> 00FF0000\n<= 6D00\n');
    expect((await sscard(['run', '--convert', '--write', path])).stdout).toBe(`${path}.apdu was written\n`);
    expect(readFileSync(`${path}.apdu`, 'utf8')).toContain('send');
  });

  test('refuses what needs no conversion', async () => {
    const path = written('a.apdu', 'send 00A40000\n');
    expect(await sscard(['run', '--convert', path])).toMatchObject({ status: 2 });
  });
});

test('--write alone means nothing', async () => {
  expect((await sscard(['run', '--write', written('a.apdu', 'send 00A40000\n')])).status).toBe(2);
});
