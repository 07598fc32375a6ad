import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { encodeMessage, greetingBody } from '../../../../host-cli/serving/tcp/message.js';
import { KIND } from '../../../../host-cli/serving/tcp/protocol.js';

export const GREETING = encodeMessage(
  KIND.GREETING,
  greetingBody({ tokenRequired: false, nonce: new Uint8Array(16) }),
);
export const WELCOME = encodeMessage(KIND.WELCOME);
export const ANSWER_TO_RESET = encodeMessage(KIND.ANSWER_TO_RESET, Uint8Array.of(0, 0x3b, 0x00));

/** A server that says prepared things: the first when a client comes, the next at each chunk that arrives. */
export class FakeServer {
  readonly #sockets: Socket[] = [];

  private constructor(private readonly server: Server) {}

  /** @param lines bytes to say; 'end' hangs up */
  static async start(...lines: readonly (Uint8Array | 'end')[]): Promise<FakeServer> {
    const server = createServer();
    const fake = new FakeServer(server);
    server.on('connection', (socket: Socket) => {
      fake.#sockets.push(socket);
      let next = 0;
      const say = (): void => {
        const line = lines[next++];
        if (line === 'end') socket.destroy();
        else if (line !== undefined) socket.write(line);
        if (lines[next] === 'end') socket.end();
      };
      socket.on('error', () => undefined);
      socket.on('data', say);
      say();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return fake;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }
}
