import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { build } from 'tsup';
import { describe, expect, test, vi } from 'vitest';
import { giveBack, tryTake } from '../../../host-cli/locking/lock-file.js';
import { encodeHolder, thisProcess } from '../../../host-cli/locking/lock-holder.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const failure = vi.hoisted(() => ({ of: new Map<string, string>() }));
vi.mock('node:fs', async (importActual) => {
  const actual = await importActual<typeof import('node:fs')>();
  const failing = <Name extends 'symlinkSync' | 'writeSync' | 'openSync'>(name: Name) =>
    ((...given: unknown[]) => {
      const code = failure.of.get(name);
      if (code !== undefined) throw Object.assign(new Error(code), { code, syscall: name });
      return (actual[name] as (...all: unknown[]) => unknown)(...given);
    }) as (typeof actual)[Name];
  return {
    ...actual,
    symlinkSync: failing('symlinkSync'),
    writeSync: failing('writeSync'),
    openSync: failing('openSync'),
  };
});

const folder = useTemporaryFolder();
const me = thisProcess('sscard test');
const mine = encodeHolder(me);
const dead = encodeHolder({ ...me, started: 'before' });
const elsewhere = encodeHolder({ ...me, host: 'another' });

function withFailures<Result>(failures: Record<string, string>, work: () => Result): Result {
  failure.of = new Map(Object.entries(failures));
  try {
    return work();
  } finally {
    failure.of.clear();
  }
}

test('a lock is taken once, and again when it was given back', () => {
  const path = folder.path('lock');
  expect(tryTake(path, mine)).toBe('taken');
  expect(readlinkSync(path)).toBe(mine);
  expect(tryTake(path, mine)).toEqual({ holder: me });
  giveBack(path, mine);
  expect(folder.names()).toEqual([]);
  giveBack(path, mine);
  expect(tryTake(path, mine)).toBe('taken');
});

test('the lock of another is not given back', () => {
  const path = folder.path('lock');
  symlinkSync(elsewhere, path);
  giveBack(path, mine);
  expect(readlinkSync(path)).toBe(elsewhere);
});

test('a dead lock is replaced; before it goes, what is to be done first is done', () => {
  const path = folder.path('lock');
  symlinkSync(dead, path);
  const seen: string[] = [];
  expect(tryTake(path, mine, () => seen.push(readlinkSync(path)))).toBe('taken');
  expect(seen).toEqual([dead]);
  expect(readlinkSync(path)).toBe(mine);
  expect(folder.names()).toEqual(['lock']);
});

test('a lock whose remover died, and the remover of that too', () => {
  const path = folder.path('lock');
  for (const end of ['', '.takeover', '.takeover.takeover']) symlinkSync(dead, path + end);
  expect(tryTake(path, mine)).toBe('taken');
  expect(folder.names()).toEqual(['lock']);
});

test('while another process is removing a dead lock it is waited for', () => {
  const path = folder.path('lock');
  symlinkSync(dead, path);
  symlinkSync(elsewhere, `${path}.takeover`);
  expect(tryTake(path, mine)).toMatchObject({ holder: { started: 'before' } });
  expect(folder.names()).toEqual(['lock', 'lock.takeover']);
});

test.each(['EACCES', 'EROFS', 'ENOSPC'])('where no lock can be made (%s) that is told', (code) => {
  expect(() => withFailures({ symlinkSync: code }, () => tryTake(folder.path('lock'), mine))).toThrow(
    expect.objectContaining({ code }),
  );
});

test('a folder in the place of the lock is told', () => {
  mkdirSync(folder.path('lock'));
  expect(() => tryTake(folder.path('lock'), mine)).toThrow(expect.objectContaining({ code: 'EISDIR' }));
});

describe('a file system without links', () => {
  const take = (path: string) => withFailures({ symlinkSync: 'EPERM' }, () => tryTake(path, mine));

  test('has a file as its lock', () => {
    const path = folder.path('lock');
    expect(take(path)).toBe('taken');
    expect(readFileSync(path, 'utf8')).toBe(mine);
    expect(lstatSync(path).mode & 0o777).toBe(0o600);
    expect(take(path)).toEqual({ holder: me });
    giveBack(path, mine);
    expect(folder.names()).toEqual([]);
  });

  test('a dead one is replaced', () => {
    const path = folder.path('lock');
    writeFileSync(path, dead);
    expect(take(path)).toBe('taken');
    expect(folder.names()).toEqual(['lock']);
  });

  test('one whose maker may still be writing it is held, and dead later', () => {
    const path = folder.path('lock');
    writeFileSync(path, '');
    expect(take(path)).toEqual({});
    utimesSync(path, 1000, 1000);
    expect(take(path)).toBe('taken');
  });

  test('one that cannot be written is not left behind', () => {
    const failures = { symlinkSync: 'EPERM', writeSync: 'ENOSPC' };
    expect(() => withFailures(failures, () => tryTake(folder.path('lock'), mine))).toThrow(/ENOSPC/);
    expect(folder.names()).toEqual([]);
  });
});

test('a file that no lock of ours is stays', () => {
  writeFileSync(folder.path('lock'), 'precious');
  expect(tryTake(folder.path('lock'), mine)).toEqual({});
  expect(readFileSync(folder.path('lock'), 'utf8')).toBe('precious');
});

describe.runIf(existsSync('/proc/self/stat'))('many processes on one lock', () => {
  const DEATHS = Number(process.env.SSCARD_LOCK_DEATHS ?? 40);
  const AT_ONCE = 8;

  test('however often one dies with it, at any time at most one holds it', async () => {
    const script = await bundle();
    const lock = folder.path('lock');
    const witness = folder.path('witness');
    const told: string[] = [];
    let deaths = 0;
    const contend = async (): Promise<void> => {
      while (deaths < DEATHS && told.length === 0) {
        const child = spawn(process.execPath, [script, lock, witness, '400']);
        child.stdout.on('data', (chunk) => told.push(String(chunk)));
        child.stderr.on('data', (chunk) => told.push(String(chunk)));
        const [, signal] = await once(child, 'close');
        if (signal === 'SIGKILL') deaths++;
      }
    };
    symlinkSync(dead, lock);
    await Promise.all(Array.from({ length: AT_ONCE }, contend));
    expect(told).toEqual([]);
    rmSync(witness, { force: true });
    expect(tryTake(lock, mine)).toBe('taken');
    giveBack(lock, mine);
    expect(folder.names().filter((name) => name.startsWith('lock'))).toEqual([]);
  });

  async function bundle(): Promise<string> {
    const outDir = folder.path('program');
    await build({
      entry: { contender: join(import.meta.dirname, 'contender.ts') },
      format: ['esm'],
      outDir,
      dts: false,
      silent: true,
      config: false,
    });
    for (const name of ['contender.mjs', 'contender.js'])
      if (existsSync(join(outDir, name))) return join(outDir, name);
    throw new Error('the contender was not built');
  }
});
