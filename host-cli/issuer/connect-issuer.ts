import { connect, type Socket } from 'node:net';
import { fromHex, toHex } from '../../apdu/bytes.js';
import { type Endpoint, showEndpoint } from '../serving/tcp/endpoint.js';
import { networkReason } from '../serving/tcp/network-error.js';
import type { Token } from '../serving/tcp/token.js';
import type {
  AuthorisationRequest,
  AuthorisationResponse,
  IssuerHost,
} from '../terminal/payment/issuer/issuer-host.js';
import { PaymentError } from '../terminal/payment/payment-error.js';
import { LineChannel } from './line-channel.js';
import { coverPin } from './pin-cover.js';
import { ISSUER_PROTOCOL } from './protocol.js';
import {
  objectsToText,
  readMessage,
  responseFromText,
  type WireMessage,
  type WireName,
  writeMessage,
} from './wire-messages.js';

export interface ConnectIssuerOptions {
  readonly token?: Token | undefined;
  readonly connectMs?: number;
  readonly answerMs?: number;
}

interface Waiting {
  resolve(line: string): void;
  reject(error: Error): void;
}

/** An issuer behind `sscard issuer`. Requests go one after the other. */
export class RemoteIssuer implements IssuerHost {
  readonly takesPin: boolean;

  /** @param nonce of the server's greeting */
  constructor(
    private readonly line: IssuerLine,
    private readonly token: Token | undefined,
    private readonly nonce: Uint8Array,
  ) {
    this.takesPin = token !== undefined;
  }

  async authorise({ service, objects, pin, newPin }: AuthorisationRequest): Promise<AuthorisationResponse> {
    const request = {
      service,
      objects: objectsToText(objects),
      ...(pin !== undefined && { pin: this.#covered(pin) }),
      ...(newPin !== undefined && { newPin: this.#covered(newPin) }),
    };
    const answer = await this.line.ask(writeMessage('authorise', { authorise: request }), 'authorised');
    return responseFromText(answer);
  }

  #covered(pin: string): string {
    if (this.token === undefined)
      throw this.line.failure('a PIN is sent only where both sides share a token');
    return toHex(coverPin(this.token, this.nonce, pin));
  }

  async verifies(objects: ReadonlyMap<number, Uint8Array>): Promise<boolean> {
    const request = { verify: { objects: objectsToText(objects) } };
    return (await this.line.ask(writeMessage('verify', request), 'verified')).verified;
  }

  async close(): Promise<void> {
    this.line.close();
  }
}

/** Questions and answers on one connection. */
export class IssuerLine {
  readonly #channel: LineChannel;
  readonly #lines: string[] = [];
  #waiting: Waiting | undefined;
  #over: Error | undefined;

  constructor(
    socket: Socket,
    private readonly place: string,
    private readonly answerMs: number,
  ) {
    this.#channel = new LineChannel(
      socket,
      (line) => {
        const waiting = this.#waiting;
        this.#waiting = undefined;
        if (waiting) waiting.resolve(line);
        else this.#lines.push(line);
      },
      (error) => {
        this.#over = this.failure(error ? networkReason(error) : 'it has ended the connection', error);
        this.#waiting?.reject(this.#over);
        this.#waiting = undefined;
      },
    );
  }

  failure(why: string, cause?: unknown): PaymentError {
    return new PaymentError(
      'ISSUER_LINK_FAILED',
      `the issuer at tcp:${this.place} cannot be asked: ${why}`,
      cause,
    );
  }

  /** @throws PaymentError `ISSUER_LINK_FAILED` */
  async ask<Name extends WireName>(line: string | undefined, expected: Name): Promise<WireMessage<Name>> {
    if (this.#over) throw this.#over;
    if (line !== undefined) this.#channel.send(line);
    const answer = await this.#next();
    const message = readMessage(answer, expected);
    if (message !== undefined) return message;
    const refusal = readMessage(answer, 'error');
    this.close();
    throw this.failure(
      refusal
        ? `${refusal.error.code}: ${refusal.error.message}`
        : 'what it answers is not the protocol of sscard issuer',
    );
  }

  close(): void {
    this.#channel.destroy();
  }

  #next(): Promise<string> {
    const waits = this.#lines.shift();
    if (waits !== undefined) return Promise.resolve(waits);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting = undefined;
        this.close();
        reject(this.failure(`no answer within ${this.answerMs / 1000} s`));
      }, this.answerMs);
      const done = (): void => clearTimeout(timer);
      this.#waiting = {
        resolve: (line) => {
          done();
          resolve(line);
        },
        reject: (error) => {
          done();
          reject(error);
        },
      };
    });
  }
}

/**
 * @throws PaymentError `ISSUER_LINK_FAILED` when nobody serves there, for another protocol or version, a token that is
 * missing or wrong
 */
export async function connectIssuer(
  endpoint: Endpoint,
  options: ConnectIssuerOptions = {},
): Promise<RemoteIssuer> {
  const { token, connectMs = ISSUER_PROTOCOL.CONNECT_MS, answerMs = ISSUER_PROTOCOL.ANSWER_MS } = options;
  const place = showEndpoint(endpoint);
  const socket = await openSocket(endpoint, place, connectMs);
  const line = new IssuerLine(socket, place, answerMs);
  try {
    const greeting = await line.ask(undefined, 'greeting');
    if (greeting.version !== ISSUER_PROTOCOL.VERSION)
      throw line.failure(`it speaks version ${greeting.version}`);
    if (greeting.token && token === undefined)
      throw line.failure('it asks for a token: give SSCARD_TOKEN or SSCARD_TOKEN_FILE');
    const nonce = fromHex(greeting.nonce);
    const proof = greeting.token ? toHex(token!.proof(nonce)) : undefined;
    await line.ask(
      writeMessage('hello', { hello: ISSUER_PROTOCOL.VERSION, ...(proof && { proof }) }),
      'welcome',
    );
    return new RemoteIssuer(line, greeting.token ? token : undefined, nonce);
  } catch (error) {
    line.close();
    throw error;
  }
}

function openSocket(endpoint: Endpoint, place: string, connectMs: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ ...endpoint });
    const fail = (why: string, cause?: unknown): void => {
      clearTimeout(timer);
      socket.destroy();
      const message = `no issuer can be reached at tcp:${place}: ${why}; start 'sscard issuer' there`;
      reject(new PaymentError('ISSUER_LINK_FAILED', message, cause));
    };
    const timer = setTimeout(() => fail(`no answer within ${connectMs / 1000} s`), connectMs);
    socket.once('error', (error) => fail(networkReason(error), error));
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.removeAllListeners('error');
      resolve(socket);
    });
  });
}
