import { mkdirSync, readFileSync, readlinkSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ImageLock, replaceImage, withImageLock } from '../../../host-cli/locking/image-lock.js';
import { encodeHolder, thisProcess } from '../../../host-cli/locking/lock-holder.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const failure = vi.hoisted(() => ({ code: '' }));
vi.mock('node:fs', async (importActual) => {
  const actual = await importActual<typeof import('node:fs')>();
  const failing = ((...given: Parameters<typeof actual.symlinkSync>) => {
    if (failure.code !== '') throw Object.assign(new Error(failure.code), { code: failure.code });
    return actual.symlinkSync(...given);
  }) as typeof actual.symlinkSync;
  return { ...actual, symlinkSync: failing };
});

const folder = useTemporaryFolder();
const me = thisProcess('sscard test');
/** The process that runs the tests lives as long as they do. */
const neighbour = encodeHolder({
  ...thisProcess('sscard serve'),
  pid: process.ppid,
  since: '2026-11-22T10:00:00.123Z',
});
const { started: _, ...withoutStart } = JSON.parse(neighbour);
const alive = JSON.stringify(withoutStart);
const dead = encodeHolder({ ...me, started: 'before' });
let path = '';
let lockPath = '';

beforeEach(() => {
  path = folder.path('card.img');
  lockPath = `${path}.lock`;
  writeFileSync(path, 'image');
});
afterEach(() => {
  failure.code = '';
});

const inUse = (message: RegExp) =>
  expect.objectContaining({ code: 'IMAGE_IN_USE', path, message: expect.stringMatching(message) });

test('the lock lies beside the image and tells who has it', async () => {
  const lock = new ImageLock(path, 'sscard serve');
  await lock.wait();
  expect(lock.held).toBe(true);
  expect(JSON.parse(readlinkSync(lockPath))).toMatchObject({ program: 'sscard serve', pid: process.pid });
  lock.require();
  lock.release();
  lock.release();
  expect(lock.held).toBe(false);
  expect(folder.names()).toEqual(['card.img']);
});

test('a second user in this process is told at once, whatever way leads to the image', async () => {
  symlinkSync(path, folder.path('link'));
  mkdirSync(folder.path('d'));
  const lock = new ImageLock(path);
  await lock.wait();
  for (const other of [path, folder.path('link'), join(folder.path('d'), '..', 'card.img')]) {
    await expect(new ImageLock(other).wait()).rejects.toMatchObject({
      code: 'IMAGE_IN_USE',
      path: other,
      message: `${other}: the card image is open in this program already: one card cannot be used as two`,
    });
  }
  lock.release();
});

test('another process is waited for a second, and named then', async () => {
  symlinkSync(alive, lockPath);
  const begin = performance.now();
  await expect(new ImageLock(path).wait()).rejects.toEqual(
    inUse(
      /card\.img: the card image is held by 'sscard serve', process \d+ on \S+, since 2026-11-22T10:00:00Z: end it first, or use a copy of the image$/,
    ),
  );
  expect(performance.now() - begin).toBeGreaterThan(900);
  expect(() => new ImageLock(path).require()).toThrow(inUse(/sscard serve/));
  expect(readlinkSync(lockPath)).toBe(alive);
});

test('another process that gives it back in time', async () => {
  symlinkSync(alive, lockPath);
  setTimeout(() => unlinkSync(lockPath), 100);
  const lock = new ImageLock(path);
  await lock.wait();
  expect(lock.held).toBe(true);
  lock.release();
});

test('a holder on another machine is named, with what to remove', async () => {
  symlinkSync(encodeHolder({ ...me, host: 'far-away' }), lockPath);
  expect(() => new ImageLock(path).require()).toThrow(
    inUse(/on far-away, .*for certain, remove \S+card\.img\.lock$/),
  );
});

test('a lock of who knows whom', () => {
  writeFileSync(lockPath, 'precious');
  expect(() => new ImageLock(path).require()).toThrow(
    inUse(/does not tell whose it is.*remove \S+card\.img\.lock$/),
  );
});

test('who died with the lock is replaced at once, and what it left half written is removed', async () => {
  symlinkSync(dead, lockPath);
  writeFileSync(folder.path('.card.img.0123456789ab.tmp'), 'half');
  for (const other of ['.card.img.tmp', '.other.img.0123456789ab.tmp', 'card.img.0123456789ab.tmp']) {
    writeFileSync(folder.path(other), 'kept');
  }
  const lock = new ImageLock(path);
  await lock.wait();
  lock.release();
  expect(folder.names()).toEqual([
    '.card.img.tmp',
    '.other.img.0123456789ab.tmp',
    'card.img',
    'card.img.0123456789ab.tmp',
  ]);
});

describe('where no lock can be made', () => {
  test.each(['EACCES', 'EROFS', 'ENOSPC'])(
    '%s: there is none to read with, and nothing is written',
    async (code) => {
      failure.code = code;
      const lock = new ImageLock(path);
      await lock.wait();
      expect(lock.held).toBe(false);
      expect(() => lock.require()).toThrow(
        expect.objectContaining({
          code: 'FILE_UNWRITABLE',
          message: expect.stringMatching(/the file is as it was$/),
        }),
      );
      failure.code = '';
      lock.require();
      expect(lock.held).toBe(true);
      lock.release();
    },
  );
});

describe('work on an image', () => {
  test('has the lock while it lasts, whether the image is there or not', async () => {
    for (const name of ['card.img', 'new.img']) {
      const result = await withImageLock(folder.path(name), async () => folder.names(), 'sscard new');
      expect(result).toContain(`${name}.lock`);
      expect(folder.names()).toEqual(['card.img']);
    }
  });

  test('gives the lock back when it fails', async () => {
    const failing = withImageLock(path, () => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(folder.names()).toEqual(['card.img']);
  });

  test('is not begun on an image that is held', async () => {
    const work = vi.fn();
    await withImageLock(path, async () => {
      await expect(withImageLock(path, work)).rejects.toEqual(inUse(/in this program already/));
    });
    expect(work).not.toHaveBeenCalled();
  });

  test('on what can be no image is left to tell so itself', async () => {
    mkdirSync(folder.path('d'));
    expect(await withImageLock(folder.path('d'), () => folder.names())).toEqual(['card.img', 'd']);
    expect(await withImageLock(folder.path('none', 'x'), () => 'done')).toBe('done');
  });
});

describe('an image put in the place of another', () => {
  const bytes = new TextEncoder().encode('new');

  test('is written, there or not', () => {
    for (const name of ['card.img', 'new.img']) {
      replaceImage(folder.path(name), bytes);
      expect(readFileSync(folder.path(name), 'utf8')).toBe('new');
    }
    expect(folder.names()).toEqual(['card.img', 'new.img']);
  });

  test('is refused while that is held, unless it is the same', async () => {
    symlinkSync(alive, lockPath);
    expect(() => replaceImage(path, bytes)).toThrow(inUse(/sscard serve/));
    expect(readFileSync(path, 'utf8')).toBe('image');
    replaceImage(path, new TextEncoder().encode('image'));
  });

  test('cannot be written where there is no folder', () => {
    expect(() => replaceImage(folder.path('none', 'x'), bytes)).toThrow(
      expect.objectContaining({
        code: 'FILE_UNWRITABLE',
        message: expect.stringMatching(/nothing was written$/),
      }),
    );
  });
});
