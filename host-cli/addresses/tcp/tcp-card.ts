import { type Endpoint, parseEndpoint } from '../../serving/tcp/endpoint.js';
import { DEFAULT_PORT, LOOPBACK } from '../../serving/tcp/protocol.js';
import { findToken } from '../../serving/tcp/token.js';
import type { Connection, SimulationOptions } from '../connection.js';
import { connectTcp } from './connect-tcp.js';

const DEFAULT_ENDPOINT: Endpoint = { host: LOOPBACK, port: DEFAULT_PORT };

/**
 * The card behind `tcp:HOST:PORT`; the token, where the server wants one, comes from SSCARD_TOKEN or the file
 * SSCARD_TOKEN_FILE.
 * @param rest of the address after `tcp:`
 * @throws UsageError for no HOST:PORT; errors of `findToken` and `connectTcp`
 */
export async function connectTcpCard(
  rest: string,
  { cardInterface }: SimulationOptions,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Connection> {
  const { host, port } = parseEndpoint(rest, DEFAULT_ENDPOINT);
  const token = findToken(environment);
  return { transport: await connectTcp(host, port, { token, cardInterface }) };
}
