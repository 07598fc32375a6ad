import { createServer, type Server, type Socket } from 'node:net';
import { systemCode } from '../../errors/file-error.js';
import type { CardSlot } from '../card-slot.js';
import type { NoticeListener } from '../notice.js';
import { ServingError, type ServingErrorCode } from '../serving-error.js';
import { CardDesk } from './card-desk.js';
import { ClientSession, type SessionHost, type SessionLimits } from './client-session.js';
import { type Endpoint, showEndpoint } from './endpoint.js';
import { networkReason } from './network-error.js';
import { RemoteError } from './remote-error.js';
import type { Token } from './token.js';

export interface CardListenerOptions {
  readonly token: Token | undefined;
  readonly notify: NoticeListener;
  readonly limits: SessionLimits;
}

/** Clients that have not been let in yet, or wait to be sent away; more are hung up on at once. */
const MAXIMUM_WAITING = 16;

/** Why listening can fail, and what to do about it. */
const LISTENING: Readonly<Record<string, readonly [ServingErrorCode, string]>> = {
  EADDRINUSE: ['PORT_IN_USE', 'end the program that has it, or choose another port'],
  EACCES: ['PORT_FORBIDDEN', 'choose a port above 1023'],
  EADDRNOTAVAIL: ['HOST_NOT_HERE', 'give an address of this machine, or 0.0.0.0 for all'],
};

/** The port of one card: it lets one client in at a time. */
export class CardListener implements SessionHost {
  readonly desk: CardDesk;
  readonly token: Token | undefined;
  readonly limits: SessionLimits;
  readonly #server: Server;
  readonly #sessions = new Set<ClientSession>();
  #admitted: ClientSession | undefined;
  #endpoint: Endpoint = { host: '', port: 0 };

  constructor(
    slots: readonly CardSlot[],
    private readonly options: CardListenerOptions,
  ) {
    this.desk = new CardDesk(slots);
    this.token = options.token;
    this.limits = options.limits;
    this.#server = createServer({ allowHalfOpen: true }, (socket) => this.#accept(socket));
  }

  /** Where it listens; the port that was found when any would do. */
  get endpoint(): Endpoint {
    return this.#endpoint;
  }

  /** @throws ServingError PORT_IN_USE, PORT_FORBIDDEN, HOST_NOT_HERE, LISTENING_FAILED */
  async listen(endpoint: Endpoint): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen({ ...endpoint, exclusive: true }, resolve);
    }).catch((error: unknown) => {
      const [code, cure] = LISTENING[systemCode(error) ?? ''] ?? ['LISTENING_FAILED', 'choose another place'];
      const where = showEndpoint(endpoint);
      throw new ServingError(code, `cannot listen on ${where}: ${networkReason(error)}; ${cure}`, error);
    });
    const bound = this.#server.address();
    const port = bound !== null && typeof bound === 'object' ? bound.port : endpoint.port;
    this.#endpoint = { host: endpoint.host, port };
  }

  async close(): Promise<void> {
    for (const session of [...this.#sessions]) session.close();
    if (!this.#server.listening) return;
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  admit(session: ClientSession): void {
    if (this.#admitted !== undefined) {
      throw new RemoteError(
        'BUSY',
        `the card at ${showEndpoint(this.#endpoint)} has a client already (${this.#admitted.client}): try again when it has gone`,
      );
    }
    this.#admitted = session;
  }

  left(session: ClientSession): void {
    if (this.#admitted === session) this.#admitted = undefined;
  }

  closed(session: ClientSession): void {
    this.#sessions.delete(session);
  }

  failed({ client }: ClientSession, { code, message, cause }: RemoteError): void {
    const why = cause instanceof Error && cause.message !== message ? ` (${cause.message})` : '';
    this.options.notify({ code, message: `${client} was told ${code}: ${message}${why}` });
  }

  #accept(socket: Socket): void {
    const waiting = this.#sessions.size - (this.#admitted === undefined ? 0 : 1);
    if (waiting >= MAXIMUM_WAITING) socket.destroy();
    else this.#sessions.add(new ClientSession(socket, this));
  }
}
