import { readStructured } from '../files/structured-text.js';
import { ISSUER_PROTOCOL } from '../issuer/protocol.js';
import { serveIssuer } from '../issuer/serve-issuer.js';
import { examples } from '../program/help-text.js';
import type { ConfigureVerb } from '../program/verb.js';
import { runDesk } from '../serving/run-desk.js';
import { parseEndpoint, showEndpoint } from '../serving/tcp/endpoint.js';
import { LOOPBACK } from '../serving/tcp/protocol.js';
import { findToken } from '../serving/tcp/token.js';
import { BankHost, parseIssuerSecrets } from '../terminal/index.js';

interface Arguments {
  readonly tcp?: string;
  readonly tokenFile?: string;
}

const NOTES = `
The file is a personalisation file: financial.keys are the bank's master keys, in both algorithms. The issuer verifies
cryptograms, answers with ARPCs and sends its cards scripts: loading, PINs, unblocking. ATCs and changed PINs are
remembered until it ends; the file stays as it is. It listens on this machine alone unless a HOST is given; then a token
is needed, from SSCARD_TOKEN or --token-file. Terminals send a PIN only where there is a token. .quit, Ctrl-C or SIGTERM
ends.`;

/** `sscard issuer FILE`: an issuer host for `sscard pay --issuer tcp:HOST:PORT`. */
export const configure: ConfigureVerb = (command, action) => {
  command
    .argument('<file>', "with the bank's master keys")
    .option('--tcp <host:port>', `where to listen (default: ${LOOPBACK}:${ISSUER_PROTOCOL.DEFAULT_PORT})`)
    .option('--token-file <path>', 'the secret that both sides share')
    .addHelpText(
      'after',
      `${NOTES}\n${examples(
        ['sscard issuer bank.json', 'for terminals on this machine'],
        ['sscard pay -r sim:card.img --load 50 --issuer tcp:', 'a terminal that asks it'],
      )}`,
    )
    .action(
      action(async ({ streams, report }, file: string, given: Arguments) => {
        const { environment } = streams;
        const missing = { host: LOOPBACK, port: ISSUER_PROTOCOL.DEFAULT_PORT };
        const endpoint = parseEndpoint(given.tcp ?? '', missing, 0);
        const token = findToken(environment, given.tokenFile);
        const bank = new BankHost(parseIssuerSecrets(await readStructured(file), file));
        const print = await report.items();
        const service = await serveIssuer(bank, endpoint, {
          token,
          notify: (notice) => print(notice, () => notice.message),
        });
        const place = showEndpoint(service.endpoint);
        print({ endpoint: place, token: token !== undefined }, () => `the issuer is at tcp:${place}`);
        try {
          await runDesk(streams.input, [], (answer) => print({ answer }, () => answer));
        } finally {
          await service.close();
        }
        return 'DONE';
      }),
    );
};
