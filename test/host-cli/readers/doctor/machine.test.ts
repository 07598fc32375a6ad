import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { thisMachine } from '../../../../host-cli/readers/doctor/machine.js';

test('files, folders, programs and sockets of this machine', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sscard-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 's');
  const server = createServer((socket) => socket.on('data', (bytes) => socket.end(bytes)));
  await new Promise<void>((listening) => server.listen(path, listening));
  onTestFinished(() => void server.close());
  const machine = thisMachine({});
  expect([folder, path, join(folder, 'no')].map(machine.fileKind)).toEqual(['folder', 'socket', 'none']);
  expect(machine.folder(folder)).toEqual(['s']);
  expect(machine.text(join(folder, 'no'))).toBeUndefined();
  expect(await machine.output(process.execPath, '-e', 'process.stdout.write("x")')).toBe('x');
  expect(await machine.output(join(folder, 'no'))).toBeUndefined();
  expect(await machine.askSocket(path, Uint8Array.of(1, 2), 2)).toMatchObject({
    kind: 'answer',
    bytes: Buffer.of(1, 2),
  });
  expect(await machine.askSocket(path, Uint8Array.of(1), 2)).toEqual({ kind: 'closed' });
  expect(await machine.askSocket(join(folder, 'no'), Uint8Array.of(1), 2)).toEqual({
    kind: 'refused',
    code: 'ENOENT',
  });
});
