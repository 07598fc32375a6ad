import { chmodSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { removeLeftovers, statOf, unwritable, writeWhole } from '../../../host-cli/files/write-file.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const failure = vi.hoisted(() => ({ in: '', killed: false }));
vi.mock('node:fs', async (importActual) => {
  const actual = await importActual<typeof import('node:fs')>();
  const failing = <Name extends 'fsyncSync' | 'renameSync' | 'writeSync'>(name: Name) =>
    ((...given: unknown[]) => {
      if (failure.in === name) throw Object.assign(new Error('no space'), { code: 'ENOSPC', syscall: name });
      return (actual[name] as (...all: unknown[]) => unknown)(...given);
    }) as (typeof actual)[Name];
  return {
    ...actual,
    fsyncSync: failing('fsyncSync'),
    renameSync: failing('renameSync'),
    // Who is killed cleans nothing up.
    unlinkSync: ((path) => {
      if (!failure.killed) actual.unlinkSync(path);
    }) as typeof actual.unlinkSync,
    writeSync: failing('writeSync'),
  };
});

const folder = useTemporaryFolder();
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('makes a file that its owner alone can read', () => {
  writeWhole(folder.path('a'), bytes('one'));
  expect(readFileSync(folder.path('a'), 'utf8')).toBe('one');
  expect(statSync(folder.path('a')).mode & 0o777).toBe(0o600);
});

test('replaces a file, its permissions too, and leaves nothing beside it', () => {
  writeFileSync(folder.path('a'), 'old');
  chmodSync(folder.path('a'), 0o644);
  writeWhole(folder.path('a'), bytes('new'));
  expect(readFileSync(folder.path('a'), 'utf8')).toBe('new');
  expect(statSync(folder.path('a')).mode & 0o777).toBe(0o600);
  expect(folder.names()).toEqual(['a']);
});

test('writes behind a link, which stays', () => {
  writeFileSync(folder.path('a'), 'old');
  symlinkSync(folder.path('a'), folder.path('link'));
  writeWhole(folder.path('link'), bytes('new'));
  expect(lstatSync(folder.path('link')).isSymbolicLink()).toBe(true);
  expect(readFileSync(folder.path('a'), 'utf8')).toBe('new');
});

test.each(['writeSync', 'fsyncSync', 'renameSync'])(
  'a failure in %s leaves the old file and nothing else',
  (name) => {
    writeFileSync(folder.path('a'), 'old');
    failure.in = name;
    try {
      expect(() => writeWhole(folder.path('a'), bytes('new'))).toThrow(
        expect.objectContaining({
          code: 'FILE_UNWRITABLE',
          message: `${folder.path('a')}: cannot be written: no space is left (ENOSPC); the file is as it was`,
        }),
      );
    } finally {
      failure.in = '';
    }
    expect(readFileSync(folder.path('a'), 'utf8')).toBe('old');
    expect(folder.names()).toEqual(['a']);
  },
);

test('says that nothing was written where there was no file', () => {
  expect(() => writeWhole(folder.path('none', 'a'), bytes('x'))).toThrow(
    /no such file or folder.*nothing was written/,
  );
});

test('refuses a folder, a device and a link to nowhere', () => {
  mkdirSync(folder.path('d'));
  symlinkSync(folder.path('nowhere'), folder.path('link'));
  expect(() => writeWhole(folder.path('d'), bytes('x'))).toThrow(/not a regular file/);
  expect(() => writeWhole('/dev/null', bytes('x'))).toThrow(/not a regular file/);
  expect(() => writeWhole(folder.path('link'), bytes('x'))).toThrow(/link to nowhere/);
});

test('tells what stands at a path', () => {
  expect(statOf(folder.path('none'))).toBeUndefined();
  expect(statOf(folder.path())?.isDirectory()).toBe(true);
});

test('what a process that was killed has left is removed, and nothing else', () => {
  const left = '.a.0123456789ab.tmp';
  for (const name of ['a', left, '.a.tmp', '.b.0123456789ab.tmp', '.a.0123456789ab.tmp2', 'a.lock']) {
    writeFileSync(folder.path(name), 'x');
  }
  removeLeftovers(folder.path('a'));
  expect(folder.names()).toEqual(['.a.0123456789ab.tmp2', '.a.tmp', '.b.0123456789ab.tmp', 'a', 'a.lock']);
});

test('a killed write leaves what is looked for', () => {
  failure.in = 'renameSync';
  failure.killed = true;
  try {
    expect(() => writeWhole(folder.path('a'), bytes('new'))).toThrow();
  } finally {
    failure.in = '';
    failure.killed = false;
  }
  expect(folder.names()).toHaveLength(1);
  removeLeftovers(folder.path('a'));
  expect(folder.names()).toEqual([]);
});

test('what could not be written says whether there is a file', () => {
  writeFileSync(folder.path('a'), 'old');
  expect(unwritable(folder.path('a'), new Error('no')).message).toMatch(
    /a: cannot be written: no; the file is as it was$/,
  );
  expect(unwritable(folder.path('b'), new Error('no')).message).toMatch(/nothing was written$/);
});
