import { expect, test } from 'vitest';
import { openSocket } from '../../../../host-cli/addresses/tcp/open-socket.js';
import { FakeServer } from './fake-server.js';

test('a server that is there', async () => {
  const server = await FakeServer.start();
  const socket = await openSocket('127.0.0.1', server.port, 5_000);
  expect(socket.remotePort).toBe(server.port);
  socket.destroy();
  await server.stop();
});

test('connection refused', async () => {
  const server = await FakeServer.start();
  const { port } = server;
  await server.stop();
  await expect(openSocket('127.0.0.1', port, 5_000)).rejects.toMatchObject({
    code: 'NO_READER',
    message: expect.stringMatching(new RegExp(`127.0.0.1:${port}: connection refused.*sscard serve --tcp`)),
  });
});

test('a host that nobody knows', async () => {
  await expect(openSocket('no.such.host.invalid', 36_963, 30_000)).rejects.toMatchObject({
    code: 'NO_READER',
    message: expect.stringContaining('look at the name'),
  });
});
