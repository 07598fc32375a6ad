import type { CardInterface } from '../../../apdu/transport/card-port.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import { showEndpoint } from '../../serving/tcp/endpoint.js';
import { decodeGreeting, helloBody } from '../../serving/tcp/message.js';
import { INTERFACE_BYTES, KIND, LAST_INTERFACE, VERSION } from '../../serving/tcp/protocol.js';
import type { Token } from '../../serving/tcp/token.js';
import { CardLink } from './card-link.js';
import { openSocket } from './open-socket.js';
import { remoteCardError } from './remote-card-error.js';
import { TcpTransport } from './tcp-transport.js';

export interface ConnectTcpOptions {
  readonly token?: Token | undefined;
  /** Default: the first that the server offers. */
  readonly cardInterface?: CardInterface | undefined;
  /** For the connection, and for the greeting. */
  readonly connectMs?: number;
  /** For each answer. */
  readonly answerMs?: number;
}

const CONNECT_MS = 5_000;
const ANSWER_MS = 30_000;
const NOTHING = new Uint8Array(0);

/**
 * Powers a card that `sscard serve --tcp` offers and makes it a transport.
 * @throws TransportError NO_READER when nobody serves there; NO_CARD; LINK_FAILED for a wrong token, another version, a
 * card that has a client, silence
 */
export async function connectTcp(
  host: string,
  port: number,
  options: ConnectTcpOptions = {},
): Promise<Transport> {
  const place = showEndpoint({ host, port });
  const { connectMs = CONNECT_MS, answerMs = ANSWER_MS, token, cardInterface } = options;
  const link = new CardLink(await openSocket(host, port, connectMs), place, connectMs);
  try {
    const proof = proofFor(await link.expect(KIND.GREETING), token, place);
    await link.request(KIND.HELLO, helloBody(proof), KIND.WELCOME);
    link.answerMs = answerMs;
    const wanted = cardInterface === undefined ? LAST_INTERFACE : INTERFACE_BYTES[cardInterface];
    return new TcpTransport(
      link,
      await link.request(KIND.POWER_ON, Uint8Array.of(wanted), KIND.ANSWER_TO_RESET),
    );
  } catch (error) {
    link.end();
    throw error;
  }
}

/** What shows the server that greets so that this client may have the card. */
function proofFor(body: Uint8Array, token: Token | undefined, place: string): Uint8Array {
  const greeting = decodeGreeting(body);
  if (greeting === undefined || greeting.version !== VERSION) {
    const spoken = greeting === undefined ? 'something else' : `version ${greeting.version}`;
    const message = `this program speaks version ${VERSION}, the server ${spoken}`;
    throw remoteCardError({ code: 'VERSION_NOT_SPOKEN', message }, place);
  }
  if (!greeting.tokenRequired) return NOTHING;
  if (token !== undefined) return token.proof(greeting.nonce);
  throw remoteCardError({ code: 'TOKEN_REQUIRED', message: 'this card is served with a token' }, place);
}
