import { connect, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { LineChannel } from '../../../host-cli/issuer/line-channel.js';

/** What a server hears of one client. */
function heard(...chunks: readonly string[]): Promise<{ lines: string[]; ends: number }> {
  return new Promise((resolve) => {
    const lines: string[] = [];
    let ends = 0;
    const server = createServer((socket) => {
      const channel = new LineChannel(
        socket,
        (line) => {
          lines.push(line);
          if (line === 'last') channel.sendLast('bye\n');
        },
        () => {
          ends++;
          setImmediate(() => {
            socket.destroy();
            server.close(() => resolve({ lines, ends }));
          });
        },
      );
    });
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const client = connect({ host: '127.0.0.1', port: typeof address === 'object' ? address!.port : 0 });
      client.on('error', () => undefined);
      client.on('data', () => client.end());
      for (const chunk of chunks) client.write(chunk);
      if (!chunks.join('').includes('last')) client.end();
    });
  });
}

test('lines however they arrive, and one end', async () => {
  expect(await heard('one\ntw', 'o\r\n', 'last\n')).toEqual({ lines: ['one', 'two', 'last'], ends: 1 });
});

test('half a line at the end is none', async () => {
  expect(await heard('one\nhalf')).toEqual({ lines: ['one'], ends: 1 });
});

test('a line that is too long ends it', async () => {
  const { lines, ends } = await heard(`${'x'.repeat(70_000)}\n`, 'one\n');
  expect([lines, ends]).toEqual([[], 1]);
});
