import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { FileError } from '../../../host-cli/errors/file-error.js';
import { StreamFile } from '../../../host-cli/recording/stream-file.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();

describe('a file that grows', () => {
  test('has its name only when it is whole', () => {
    const file = new StreamFile(folder.path('a.rec'));
    file.write('one\n');
    file.write(Uint8Array.of(0x74, 0x77, 0x6f));
    file.flush();
    expect(existsSync(folder.path('a.rec'))).toBe(false);
    file.finish();
    expect(readFileSync(folder.path('a.rec'), 'utf8')).toBe('one\ntwo');
    expect(folder.names()).toEqual(['a.rec']);
    expect(statSync(folder.path('a.rec')).mode & 0o777).toBe(0o600);
  });

  test('leaves what was there until then, and for ever when it is given up', () => {
    writeFileSync(folder.path('a.rec'), 'before');
    const file = new StreamFile(folder.path('a.rec'));
    file.write('after');
    file.flush();
    file.discard();
    file.discard();
    expect(readFileSync(folder.path('a.rec'), 'utf8')).toBe('before');
    expect(folder.names()).toEqual(['a.rec']);
  });

  test('is not there when nothing was written', () => {
    new StreamFile(folder.path('a.rec')).finish();
    expect(folder.names()).toEqual([]);
  });

  test('goes to the disk in large pieces, and by itself', () => {
    const file = new StreamFile(folder.path('a.rec'));
    file.write('x');
    const [name] = folder.names();
    expect(statSync(folder.path(name!)).size).toBe(0);
    file.write('y'.repeat(70_000));
    expect(statSync(folder.path(name!)).size).toBe(70_001);
    file.finish();
    file.finish();
    expect(statSync(folder.path('a.rec')).size).toBe(70_001);
  });

  test('a link stays a link', () => {
    writeFileSync(folder.path('target'), 'before');
    symlinkSync(folder.path('target'), folder.path('link'));
    const file = new StreamFile(folder.path('link'));
    file.write('after');
    file.finish();
    expect(readFileSync(folder.path('target'), 'utf8')).toBe('after');
    expect(folder.names()).toEqual(['link', 'target']);
  });
});

describe('what cannot be written', () => {
  test.each([
    ['a folder that is not there', () => folder.path('no', 'a.rec'), /no such file or folder/],
    ['a folder', () => folder.path(), /it is a folder/],
    [
      'a link to nowhere',
      () => {
        symlinkSync(folder.path('nowhere'), folder.path('link'));
        return folder.path('link');
      },
      /link to nowhere/,
    ],
  ])('%s', (_what, path, message) => {
    const where = path();
    expect(() => new StreamFile(where)).toThrow(FileError);
    expect(() => new StreamFile(where)).toThrow(message);
  });

  test('a full disk is told at the end, and disturbs nothing before', () => {
    const file = new StreamFile('/dev/full');
    expect(() => file.write('one')).not.toThrow();
    expect(file.failure).toBeInstanceOf(FileError);
    expect(() => file.write('two')).not.toThrow();
    expect(() => file.finish()).toThrow(/\/dev\/full: cannot be written: no space is left/);
    expect(() => file.finish()).not.toThrow();
  });

  test('a name that was taken meanwhile by a folder', () => {
    const file = new StreamFile(folder.path('a.rec'));
    file.write('one');
    mkdirSync(folder.path('a.rec'));
    expect(() => file.finish()).toThrow(/cannot be written: it is a folder/);
    expect(folder.names()).toEqual(['a.rec']);
  });
});

test('a pipe gets each piece at once', async () => {
  const pipe = folder.path('pipe');
  execFileSync('mkfifo', [pipe]);
  const script = `
    import { openSync, readSync, writeSync } from 'node:fs';
    const handle = openSync(process.argv[1], 'r');
    const part = Buffer.alloc(100);
    for (let count = readSync(handle, part); count > 0; count = readSync(handle, part)) {
      writeSync(1, '[' + part.toString('latin1', 0, count) + ']');
    }`;
  const out = folder.path('out');
  execFileSync(
    'sh',
    ['-c', `"$0" --input-type=module -e "$1" "$2" > "$3" &`, process.execPath, script, pipe, out],
    {
      stdio: 'ignore',
    },
  );
  const file = new StreamFile(pipe);
  file.write('one');
  await vi.waitFor(() => expect(readFileSync(out, 'utf8')).toBe('[one]'));
  file.write('two');
  file.finish();
  await vi.waitFor(() => expect(readFileSync(out, 'utf8')).toBe('[one][two]'));
  expect(folder.names()).toEqual(['out', 'pipe']);
});
