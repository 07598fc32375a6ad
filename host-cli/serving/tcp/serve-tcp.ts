import { lookup } from 'node:dns/promises';
import { isIPv4 } from 'node:net';
import type { CardSlot } from '../card-slot.js';
import type { NoticeListener } from '../notice.js';
import { ServingError } from '../serving-error.js';
import { CardListener } from './card-listener.js';
import { SESSION_LIMITS, type SessionLimits } from './client-session.js';
import { type Endpoint, followingEndpoint, portsFrom, showEndpoint } from './endpoint.js';
import { networkReason } from './network-error.js';
import type { Token } from './token.js';

export interface ServeTcpOptions {
  /** Required when the host is not this machine alone. */
  readonly token?: Token | undefined;
  readonly notify?: NoticeListener;
  readonly limits?: SessionLimits;
}

export interface TcpService {
  /** Where each card is, in the order given. */
  readonly endpoints: readonly Endpoint[];
  close(): Promise<void>;
}

/**
 * Offers each card on a port of its own, the first at `endpoint`, each further one at the next port.
 * @param cards the slots of each card, those of nobody else; a client begins with the first slot of its card
 * @throws ServingError HOST_UNKNOWN, HOST_NOT_HERE, PORT_IN_USE, PORT_FORBIDDEN, PORTS_EXHAUSTED, LISTENING_FAILED,
 * TOKEN_REQUIRED
 */
export async function serveTcp(
  cards: readonly (readonly CardSlot[])[],
  endpoint: Endpoint,
  options: ServeTcpOptions = {},
): Promise<TcpService> {
  if (cards.length > portsFrom(endpoint)) {
    throw new ServingError(
      'PORTS_EXHAUSTED',
      `${cards.length} cards take a port each, and after ${endpoint.port} there are not that many: take a lower one`,
    );
  }
  const address = await addressOf(endpoint);
  if (!isLoopback(address) && options.token === undefined) {
    throw new ServingError(
      'TOKEN_REQUIRED',
      `${showEndpoint(endpoint)} can be reached from other machines, so a shared token is needed: put it in a file for --token-file, or in SSCARD_TOKEN; or serve on 127.0.0.1`,
    );
  }
  const { token, notify = () => undefined, limits = SESSION_LIMITS } = options;
  const listeners: CardListener[] = [];
  try {
    for (const [index, slots] of cards.entries()) {
      const listener = new CardListener(slots, { token, notify, limits });
      listeners.push(listener);
      await listener.listen(followingEndpoint({ host: address, port: endpoint.port }, index));
    }
  } catch (error) {
    await Promise.all(listeners.map((listener) => listener.close()));
    throw error;
  }
  return {
    endpoints: listeners.map((listener) => listener.endpoint),
    close: async () => {
      await Promise.all(listeners.map((listener) => listener.close()));
    },
  };
}

/** The address itself is what is judged and listened on, so that a name cannot mean another one in between. */
async function addressOf(endpoint: Endpoint): Promise<string> {
  try {
    return (await lookup(endpoint.host)).address;
  } catch (error) {
    throw new ServingError(
      'HOST_UNKNOWN',
      `cannot listen on ${showEndpoint(endpoint)}: ${networkReason(error)}; give an address of this machine, or 0.0.0.0 for all`,
      error,
    );
  }
}

function isLoopback(address: string): boolean {
  return isIPv4(address)
    ? address.startsWith('127.')
    : address === '::1' || address.startsWith('::ffff:127.');
}
