import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import type { CardDesk } from './card-desk.js';
import { decodeHello, encodeError, encodeMessage, greetingBody, type Message } from './message.js';
import { MessageReader } from './message-reader.js';
import { KIND, NONCE_BYTES, VERSION } from './protocol.js';
import { RemoteError } from './remote-error.js';
import type { Token } from './token.js';

export interface SessionLimits {
  /** How long a client may take to say HELLO. */
  readonly helloMs: number;
  /** How long the rest of a message may take. */
  readonly restMs: number;
  /** How long a client may take to read why it was sent away. */
  readonly farewellMs: number;
}

export const SESSION_LIMITS: SessionLimits = { helloMs: 5_000, restMs: 10_000, farewellMs: 2_000 };

const KEEP_ALIVE_MS = 15_000;

/** What stands around a session: who may have the card, and who wants to know. */
export interface SessionHost {
  readonly desk: CardDesk;
  readonly token: Token | undefined;
  readonly limits: SessionLimits;
  /** @throws RemoteError BUSY while another client has the card */
  admit(session: ClientSession): void;
  /** Called once, when the client has gone or was sent away: the card is free. */
  left(session: ClientSession): void;
  /** Called once, when nothing is left of the connection. */
  closed(session: ClientSession): void;
  /** The client was refused, or the card failed. */
  failed(session: ClientSession, error: RemoteError): void;
}

/** One connection to a served card, from greeting to end. */
export class ClientSession {
  /** As the system shows the other side. */
  readonly client: string;
  readonly #reader = new MessageReader();
  readonly #nonce = randomBytes(NONCE_BYTES);
  #admitted = false;
  /** The last word was said, by either side. */
  #over = false;
  #left = false;
  #blocked = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly socket: Socket,
    private readonly host: SessionHost,
  ) {
    this.client = `${socket.remoteAddress ?? 'a client'}:${socket.remotePort ?? '?'}`;
    socket.setNoDelay(true);
    socket.setKeepAlive(true, KEEP_ALIVE_MS);
    socket.on('data', (chunk: Buffer) => this.#receive(chunk));
    socket.on('end', () => this.#clientEnded());
    socket.on('drain', () => this.#resume());
    socket.on('error', () => this.#leave());
    socket.on('close', () => {
      clearTimeout(this.#timer);
      this.#leave();
      host.closed(this);
    });
    this.#expect(host.limits.helloMs, 'SILENT', 'nobody said HELLO in time');
    const greeting = greetingBody({ tokenRequired: host.token !== undefined, nonce: this.#nonce });
    socket.write(encodeMessage(KIND.GREETING, greeting));
  }

  /** Ends the connection from this side. */
  close(): void {
    this.#leave();
    this.socket.destroy();
  }

  #receive(chunk: Uint8Array): void {
    // After the last word the rest is read and dropped: bytes left unread would take that word back from the client.
    if (this.#over) return;
    this.#reader.push(chunk);
    this.#work();
  }

  #work(): void {
    let worked = false;
    while (!this.#over && !this.#blocked) {
      const message = this.#reader.next();
      if (message === undefined) break;
      worked = true;
      try {
        if (message === 'too long')
          throw new RemoteError('MESSAGE_TOO_LONG', 'the length is none of a message');
        this.#send(this.#admitted ? this.host.desk.answer(message) : this.#hear(message));
      } catch (error) {
        this.#fail(error);
      }
    }
    this.#watchRest(worked);
  }

  #hear({ kind, body }: Message): Uint8Array {
    const hello = kind === KIND.HELLO ? decodeHello(body) : undefined;
    if (hello === undefined) throw new RemoteError('MESSAGE_MALFORMED', 'the first message must be HELLO');
    if (hello.version !== VERSION) {
      throw new RemoteError(
        'VERSION_NOT_SPOKEN',
        `this server speaks version ${VERSION}, not ${hello.version}`,
      );
    }
    const { token } = this.host;
    if (token !== undefined && hello.proof.length === 0) {
      throw new RemoteError('TOKEN_REQUIRED', 'this card is served with a token');
    }
    if (token !== undefined && !token.proves(hello.proof, this.#nonce)) {
      throw new RemoteError('TOKEN_WRONG', 'the token is not that of this server');
    }
    this.host.admit(this);
    this.#admitted = true;
    return encodeMessage(KIND.WELCOME);
  }

  #send(bytes: Uint8Array): void {
    if (this.socket.write(bytes)) return;
    this.#blocked = true;
    this.socket.pause();
  }

  #resume(): void {
    if (!this.#blocked) return;
    this.#blocked = false;
    this.socket.resume();
    this.#work();
  }

  #fail(error: unknown): void {
    if (!(error instanceof RemoteError)) throw error;
    this.host.failed(this, error);
    if (error.ends) this.#sendAway(error);
    else this.#send(encodeError(error));
  }

  #sendAway(error: RemoteError): void {
    if (this.#over) return;
    this.#over = true;
    this.#leave();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.socket.destroy(), this.host.limits.farewellMs);
    this.socket.end(encodeError(error));
    this.socket.resume();
  }

  #clientEnded(): void {
    if (this.#over) return;
    if (this.#reader.partial) {
      this.#fail(new RemoteError('MESSAGE_INCOMPLETE', 'the connection ended in the middle of a message'));
      return;
    }
    this.#over = true;
    this.#leave();
    this.socket.end();
  }

  /** A message that has begun must end in time; the time runs from its first byte. */
  #watchRest(worked: boolean): void {
    if (!this.#admitted || this.#over) return;
    if (worked || !this.#reader.partial || this.#blocked) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
    }
    if (this.#reader.partial && !this.#blocked && this.#timer === undefined) {
      this.#expect(
        this.host.limits.restMs,
        'MESSAGE_INCOMPLETE',
        'the rest of a message did not come in time',
      );
    }
  }

  #expect(ms: number, code: 'SILENT' | 'MESSAGE_INCOMPLETE', message: string): void {
    this.#timer = setTimeout(() => this.#fail(new RemoteError(code, message)), ms);
  }

  #leave(): void {
    if (this.#left) return;
    this.#left = true;
    if (this.#admitted) this.host.desk.leave();
    this.host.left(this);
  }
}
