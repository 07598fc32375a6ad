import { randomBytes } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { createServer, isIPv4, type Server, type Socket } from 'node:net';
import type { NoticeListener } from '../serving/notice.js';
import { type Endpoint, showEndpoint } from '../serving/tcp/endpoint.js';
import { networkReason } from '../serving/tcp/network-error.js';
import type { Token } from '../serving/tcp/token.js';
import type { IssuerHost } from '../terminal/payment/issuer/issuer-host.js';
import { PaymentError } from '../terminal/payment/payment-error.js';
import { IssuerClient } from './issuer-client.js';
import { ISSUER_PROTOCOL } from './protocol.js';

export interface ServeIssuerOptions {
  /** Required when the host is not this machine alone. */
  readonly token?: Token | undefined;
  readonly notify?: NoticeListener;
}

export interface IssuerService {
  readonly endpoint: Endpoint;
  close(): Promise<void>;
}

/**
 * Lets terminals elsewhere ask an issuer.
 * @throws PaymentError `ISSUER_LISTENING_FAILED`
 */
export async function serveIssuer(
  issuer: IssuerHost,
  endpoint: Endpoint,
  { token, notify = () => undefined }: ServeIssuerOptions = {},
): Promise<IssuerService> {
  const place = showEndpoint(endpoint);
  const address = await addressOf(endpoint);
  if (!isLoopback(address) && token === undefined) {
    throw failed(
      place,
      'other machines can reach it, so a shared token is needed: put it in a file for --token-file, or in SSCARD_TOKEN',
    );
  }
  const clients = new Set<IssuerClient>();
  const server = createServer((socket: Socket) => {
    if (clients.size >= ISSUER_PROTOCOL.MOST_CLIENTS) {
      socket.destroy();
      return;
    }
    const nonce = randomBytes(ISSUER_PROTOCOL.NONCE_BYTES);
    const client = new IssuerClient(socket, { issuer, token, nonce, notify }, () => clients.delete(client));
    clients.add(client);
  });
  await listen(server, { host: address, port: endpoint.port }, place);
  const bound = server.address();
  const port = bound !== null && typeof bound === 'object' ? bound.port : endpoint.port;
  return {
    endpoint: { host: address, port },
    async close() {
      for (const client of clients) client.close();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function listen(server: Server, endpoint: Endpoint, place: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(failed(place, networkReason(error), error)));
    server.listen({ ...endpoint, exclusive: true }, resolve);
  });
}

/** The address is what is judged and listened on, so that a name cannot mean another one in between. */
async function addressOf(endpoint: Endpoint): Promise<string> {
  try {
    return (await lookup(endpoint.host)).address;
  } catch (error) {
    throw failed(showEndpoint(endpoint), networkReason(error), error);
  }
}

function isLoopback(address: string): boolean {
  return isIPv4(address)
    ? address.startsWith('127.')
    : address === '::1' || address.startsWith('::ffff:127.');
}

function failed(place: string, why: string, cause?: unknown): PaymentError {
  return new PaymentError('ISSUER_LISTENING_FAILED', `cannot serve an issuer at ${place}: ${why}`, cause);
}
