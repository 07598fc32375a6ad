import type { Socket } from 'node:net';
import { TransportError } from '../../../apdu/transport/transport-error.js';
import { decodeError, encodeMessage, type Message } from '../../serving/tcp/message.js';
import { MessageReader } from '../../serving/tcp/message-reader.js';
import { networkReason } from '../../serving/tcp/network-error.js';
import { KIND } from '../../serving/tcp/protocol.js';
import { remoteCardError } from './remote-card-error.js';

interface Waiting {
  readonly kind: number;
  resolve(body: Uint8Array): void;
  reject(error: TransportError): void;
}

/** Messages to the server of a card, and what comes back: one answer for each, in their order. */
export class CardLink {
  readonly #reader = new MessageReader();
  readonly #waiting: Waiting[] = [];
  #broken: TransportError | undefined;
  #timer: NodeJS.Timeout | undefined;

  /**
   * @param place of the server, as errors name it
   * @param answerMs how long the server may take for an answer
   */
  constructor(
    private readonly socket: Socket,
    readonly place: string,
    public answerMs: number,
  ) {
    socket.on('data', (chunk: Buffer) => this.#receive(chunk));
    socket.on('error', (error) => this.#break(this.#failed(networkReason(error), error)));
    socket.on('close', () => {
      const half = this.#reader.partial ? ' in the middle of a message' : '';
      this.#break(this.#failed(`the server has closed the connection${half}`));
    });
  }

  /**
   * Sends a message and waits for the one that answers it.
   * @throws TransportError what the server tells instead, or that the link is broken
   */
  request(kind: number, body: Uint8Array | undefined, answerKind: number): Promise<Uint8Array> {
    if (this.#broken !== undefined) return Promise.reject(this.#broken);
    this.socket.write(encodeMessage(kind, body));
    return this.expect(answerKind);
  }

  /** Waits for a message that nobody asked for: the greeting. */
  expect(kind: number): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      if (this.#broken !== undefined) return reject(this.#broken);
      this.#waiting.push({ kind, resolve, reject });
      if (this.#waiting.length === 1) this.#watch();
    });
  }

  /** Nothing is expected any more. */
  end(): void {
    this.#break(this.#failed('it is closed'));
  }

  #receive(chunk: Uint8Array): void {
    if (this.#broken !== undefined) return;
    this.#reader.push(chunk);
    for (let message = this.#reader.next(); message !== undefined; message = this.#reader.next()) {
      if (message === 'too long') this.#break(this.#notOurs());
      else this.#hear(message);
      if (this.#broken !== undefined) return;
    }
  }

  #hear({ kind, body }: Message): void {
    const waiting = this.#waiting.shift();
    clearTimeout(this.#timer);
    if (this.#waiting.length > 0) this.#watch();
    if (kind === KIND.ERROR) {
      const error = remoteCardError(decodeError(body), this.place);
      if (waiting === undefined) this.#break(error);
      else waiting.reject(error);
    } else if (waiting !== undefined && kind === waiting.kind) {
      waiting.resolve(body.slice());
    } else {
      const error = this.#notOurs();
      waiting?.reject(error);
      this.#break(error);
    }
  }

  /** The time runs for the oldest question, from the moment on that it is the oldest. */
  #watch(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#break(
        this.#failed(`no answer within ${this.answerMs / 1000} s; look whether the server still runs`),
      );
    }, this.answerMs);
  }

  #break(error: TransportError): void {
    if (this.#broken !== undefined) return;
    this.#broken = error;
    clearTimeout(this.#timer);
    for (const { reject } of this.#waiting.splice(0)) reject(error);
    this.socket.destroySoon();
  }

  #failed(why: string, cause?: unknown): TransportError {
    return new TransportError('LINK_FAILED', `the link to the card at ${this.place} failed: ${why}`, cause);
  }

  #notOurs(): TransportError {
    return this.#failed('what came is not the protocol of sscard serve --tcp; look at host and port');
  }
}
