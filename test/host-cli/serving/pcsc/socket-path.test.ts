import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  claimSocketPath,
  MAXIMUM_PATH_BYTES,
  removeSocket,
} from '../../../../host-cli/serving/pcsc/socket-path.js';
import { temporaryFolder } from '../../../support/pcsc-service.js';

/** A socket file whose program was killed. */
function staleSocket(path: string): void {
  const script = `require('net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`;
  spawnSync(process.execPath, ['-e', script]);
  expect(lstatSync(path).isSocket()).toBe(true);
}

const failsWith = (code: string) => ({ code, message: expect.stringMatching(/choose|end it|no such|not/) });

describe('claimSocketPath', () => {
  test('takes a free path', async () => {
    await claimSocketPath(join(temporaryFolder(), 's'));
  });

  test('takes over what a killed program has left', async () => {
    const path = join(temporaryFolder(), 's');
    staleSocket(path);
    await claimSocketPath(path);
    expect(existsSync(path)).toBe(false);
  });

  test('leaves a live server alone', async () => {
    const path = join(temporaryFolder(), 's');
    const server = createServer().listen(path);
    onTestFinished(() => void server.close());
    await expect(claimSocketPath(path)).rejects.toMatchObject(failsWith('SOCKET_PATH_IN_USE'));
    expect(lstatSync(path).isSocket()).toBe(true);
  });

  test('leaves files, folders and links alone', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), 'kept');
    mkdirSync(join(folder, 'folder'));
    symlinkSync('file', join(folder, 'link'));
    for (const name of ['file', 'folder', 'link']) {
      await expect(claimSocketPath(join(folder, name))).rejects.toMatchObject(
        failsWith('SOCKET_PATH_NOT_A_SOCKET'),
      );
      expect(existsSync(join(folder, name))).toBe(true);
    }
  });

  test('counts bytes, and takes the longest path', async () => {
    const path = (length: number): string => `/tmp/${'x'.repeat(length - 5)}`;
    await claimSocketPath(path(MAXIMUM_PATH_BYTES));
    await expect(claimSocketPath(path(MAXIMUM_PATH_BYTES + 1))).rejects.toMatchObject(
      failsWith('SOCKET_PATH_TOO_LONG'),
    );
    await expect(claimSocketPath(`/tmp/${'读'.repeat(35)}`)).rejects.toMatchObject(
      failsWith('SOCKET_PATH_TOO_LONG'),
    );
  });

  test('tells what the system says of a path that cannot be', async () => {
    writeFileSync(join(temporaryFolder(), 'file'), '');
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    await expect(claimSocketPath(join(folder, 'file', 's'))).rejects.toMatchObject(
      failsWith('SOCKET_PATH_UNUSABLE'),
    );
  });
});

test('removeSocket takes away its own file only', () => {
  const path = join(temporaryFolder(), 's');
  staleSocket(path);
  const { ino } = lstatSync(path);
  removeSocket(path, ino + 1);
  expect(existsSync(path)).toBe(true);
  removeSocket(path, ino);
  removeSocket(path, ino);
  expect(existsSync(path)).toBe(false);
});
