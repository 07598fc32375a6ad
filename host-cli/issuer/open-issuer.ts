import { readStructured } from '../files/structured-text.js';
import { parseEndpoint } from '../serving/tcp/endpoint.js';
import { LOOPBACK } from '../serving/tcp/protocol.js';
import { findToken } from '../serving/tcp/token.js';
import { BankHost } from '../terminal/payment/issuer/bank.js';
import type { IssuerHost } from '../terminal/payment/issuer/issuer-host.js';
import { parseIssuerSecrets } from '../terminal/payment/issuer/issuer-keys.js';
import { connectIssuer } from './connect-issuer.js';
import { ISSUER_PROTOCOL } from './protocol.js';

const TCP = 'tcp:';

/**
 * The issuer of `--issuer`: `tcp:HOST:PORT` for one that is served, else a file with the bank's master keys.
 * @throws FileError, UsageError, ServingError `TOKEN_UNFIT`, PaymentError `ISSUER_KEYS_INVALID`, `ISSUER_LINK_FAILED`
 */
export async function openIssuer(
  text: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<IssuerHost> {
  if (!text.startsWith(TCP)) return new BankHost(parseIssuerSecrets(await readStructured(text), text));
  const missing = { host: LOOPBACK, port: ISSUER_PROTOCOL.DEFAULT_PORT };
  return connectIssuer(parseEndpoint(text.slice(TCP.length), missing), { token: findToken(environment) });
}
