import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { fromHex, toHex } from '../../../../apdu/bytes.js';
import {
  decodeError,
  decodeGreeting,
  encodeMessage,
  helloBody,
  type Message,
} from '../../../../host-cli/serving/tcp/message.js';
import { MessageReader } from '../../../../host-cli/serving/tcp/message-reader.js';
import { KIND } from '../../../../host-cli/serving/tcp/protocol.js';
import type { Token } from '../../../../host-cli/serving/tcp/token.js';

/** A client that sends what it likes, and shows what came back. */
export class RawClient {
  readonly #reader = new MessageReader();
  #changed: () => void = () => undefined;
  closed = false;

  private constructor(readonly socket: Socket) {
    socket.on('data', (chunk: Buffer) => {
      this.#reader.push(chunk);
      this.#changed();
    });
    socket.on('error', () => undefined);
    const close = (): void => {
      this.closed = true;
      socket.end();
      this.#changed();
    };
    socket.on('end', close);
    socket.on('close', close);
  }

  static async connect(port: number): Promise<RawClient> {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true, allowHalfOpen: true });
    const client = new RawClient(socket);
    await once(socket, 'connect');
    return client;
  }

  /** Connects and says HELLO; gives what the server said to it. */
  static async enter(port: number, token?: Token): Promise<[client: RawClient, said: string]> {
    const client = await RawClient.connect(port);
    const greeting = decodeGreeting((await client.message())!.body)!;
    client.send(KIND.HELLO, helloBody(token?.proof(greeting.nonce) ?? new Uint8Array(0)));
    return [client, await client.said()];
  }

  send(kind: number, body: Uint8Array | string = ''): void {
    this.socket.write(encodeMessage(kind, typeof body === 'string' ? fromHex(body) : body));
  }

  /** The next message; undefined when the server closed. */
  async message(): Promise<Message | undefined> {
    for (;;) {
      const message = this.#reader.next();
      if (message === 'too long') throw new Error('the server sent no message of the protocol');
      if (message !== undefined) return message;
      if (this.closed) return undefined;
      await new Promise<void>((resolve) => {
        this.#changed = resolve;
      });
    }
  }

  /** The next message as kind and body in hexadecimal, an error as its code, the end as 'closed'. */
  async said(): Promise<string> {
    const message = await this.message();
    if (message === undefined) return 'closed';
    if (message.kind === KIND.ERROR) return decodeError(message.body).code;
    return `${toHex(Uint8Array.of(message.kind))} ${toHex(message.body)}`.trim();
  }

  async ask(kind: number, body: Uint8Array | string = ''): Promise<string> {
    this.send(kind, body);
    return this.said();
  }
}
