import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { concatBytes, fromHex, toHex } from '../../../../apdu/bytes.js';

/** Plays the driver of one reader: it listens, and the card dials. */
export class FakeDriver {
  /** Every connection that came, the newest last. */
  readonly connections: DriverSide[] = [];
  #server: Server;

  private constructor(server: Server) {
    this.#server = server;
    server.on('connection', (socket: Socket) => this.connections.push(new DriverSide(socket)));
  }

  static async start(port = 0): Promise<FakeDriver> {
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    return new FakeDriver(server);
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** The connection with that number, from 0, as soon as it is there. */
  async connection(index = 0): Promise<DriverSide> {
    while (this.connections.length <= index) await once(this.#server, 'connection');
    return this.connections[index]!;
  }

  async stop(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const { socket } of this.connections) socket.destroy();
    await closed;
  }
}

/** One connection as the driver sees it. */
export class DriverSide {
  /** What the card sent, chunk by chunk. */
  readonly chunks: Uint8Array[] = [];
  /** Every chunk that ever came, also those read since. */
  readonly history: string[] = [];
  #changed: () => void = () => undefined;
  closed = false;

  constructor(readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => {
      this.chunks.push(chunk);
      this.history.push(toHex(chunk));
      this.#changed();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.closed = true;
      this.#changed();
    });
  }

  send(hex: string): void {
    this.socket.write(fromHex(hex));
  }

  sendFrame(hex: string): void {
    this.socket.write(frame(fromHex(hex)));
  }

  /** The next frame of the card, in hexadecimal; 'closed' when the card hung up. */
  async answer(): Promise<string> {
    const head = await this.#read(2);
    if (head === undefined) return 'closed';
    const body = await this.#read((head[0]! << 8) | head[1]!);
    return body === undefined ? 'closed' : toHex(body);
  }

  async ask(hex: string): Promise<string> {
    this.sendFrame(hex);
    return this.answer();
  }

  /** Exactly so many bytes of the card, framed or not. */
  async bytes(count: number): Promise<string> {
    const read = await this.#read(count);
    return read === undefined ? 'closed' : toHex(read);
  }

  async #read(count: number): Promise<Uint8Array | undefined> {
    for (;;) {
      const all = concatBytes(...this.chunks);
      if (all.length >= count) {
        this.chunks.splice(0, this.chunks.length, all.subarray(count));
        return all.slice(0, count);
      }
      if (this.closed) return undefined;
      await new Promise<void>((resolve) => {
        this.#changed = resolve;
      });
    }
  }
}

export function frame(contents: Uint8Array): Uint8Array {
  return concatBytes(Uint8Array.of(contents.length >> 8, contents.length & 0xff), contents);
}
