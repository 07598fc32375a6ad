import { afterEach } from 'vitest';
import { connectIssuer, type RemoteIssuer } from '../../../host-cli/issuer/connect-issuer.js';
import { type IssuerService, serveIssuer } from '../../../host-cli/issuer/serve-issuer.js';
import { Token } from '../../../host-cli/serving/tcp/token.js';
import type { IssuerHost } from '../../../host-cli/terminal/index.js';
import { newBank } from '../terminal/payment/bank-terminal.js';

export const TOKEN = new Token('a shared secret of the two', 'the test');

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

/** An issuer on a free port of this machine; gone after the test. */
export async function served(
  options: { readonly token?: Token; readonly notices?: string[]; readonly issuer?: IssuerHost } = {},
): Promise<IssuerService> {
  const { token, notices, issuer = newBank() } = options;
  const service = await serveIssuer(
    issuer,
    { host: '127.0.0.1', port: 0 },
    { token, notify: ({ code }) => notices?.push(code) },
  );
  open.push(service);
  return service;
}

export async function connected(service: IssuerService, token?: Token): Promise<RemoteIssuer> {
  const issuer = await connectIssuer(service.endpoint, { token, answerMs: 2000 });
  open.push(issuer);
  return issuer;
}
