import type { Socket } from 'node:net';
import { LineSplitter } from '../stdio-server/line-splitter.js';
import { ISSUER_PROTOCOL } from './protocol.js';

/** Lines to and from one connection. Told once when it is over, whoever ended it. */
export class LineChannel {
  readonly #splitter = new LineSplitter(ISSUER_PROTOCOL.LONGEST_LINE_BYTES);

  constructor(
    private readonly socket: Socket,
    onLine: (line: string) => void,
    onEnd: (error?: Error) => void,
  ) {
    let over = false;
    const end = (error?: Error): void => {
      if (over) return;
      over = true;
      onEnd(error);
    };
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => {
      this.#splitter.push(chunk, (line) => {
        if (over) return;
        if (line !== undefined) {
          onLine(new TextDecoder().decode(line));
          return;
        }
        end(new Error(`a line of more than ${ISSUER_PROTOCOL.LONGEST_LINE_BYTES} bytes`));
        this.destroy();
      });
    });
    socket.on('error', end);
    socket.on('end', () => end());
    socket.on('close', () => end());
  }

  send(line: string): void {
    this.socket.write(line);
  }

  /** The last word, then the end. */
  sendLast(line: string): void {
    this.socket.end(line);
  }

  destroy(): void {
    this.socket.destroy();
  }
}
