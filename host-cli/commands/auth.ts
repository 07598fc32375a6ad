import { UsageError } from '../errors/usage-error.js';
import { KEYS_OPTION, requireKeyFile } from '../input/key-file.js';
import { keyVersion } from '../input/key-version.js';
import { connectPsam, PSAM_OPTION } from '../input/psam-source.js';
import { openedByKey } from '../output/opened-by-key.js';
import { alignedRows } from '../output/table.js';
import { tellInternal } from '../output/tell-internal.js';
import { tellRefusal } from '../output/tell-refusal.js';
import {
  addConnectionOptions,
  type ConnectionArguments,
  connectionOptions,
} from '../program/connection-options.js';
import { examples } from '../program/help-text.js';
import type { ConfigureVerb } from '../program/verb.js';
import { identifyCard } from '../terminal/identify-card.js';
import { authenticate } from '../terminal/keys/authenticate.js';
import { profileOfGeneration } from '../terminal/keys/directories.js';
import { INTERNAL_KEY, verifyInternal } from '../terminal/keys/verify-internal.js';

interface Arguments extends ConnectionArguments {
  readonly keys?: string;
  readonly psam?: string;
  readonly keyVersion?: string;
}

const NOTES = `
The right lasts as long as the connection. A wrong key costs one of its tries. With SSSE.IRK it is the card that proves
itself; keys that only make MACs do not authenticate, and are told what uses them.`;

/** `sscard auth NAME`: external authentication with one key, internal authentication with SSSE.IRK. */
export const configure: ConfigureVerb = (command, action) => {
  addConnectionOptions(
    command
      .argument('<name>', 'of a key: SSSE.RK, DF01.UK_EF05')
      .option(...KEYS_OPTION)
      .option(...PSAM_OPTION)
      .option('--key-version <number>', 'of the key on the card (default: as the key file says, else 1)'),
  )
    .addHelpText(
      'after',
      `${NOTES}\n${examples(
        ['sscard auth SSSE.RK --keys keys.json', 'the key that reads the data of the holder'],
        ['sscard auth DF01.UK_EF05 --keys keys.json -v', 'with the commands on standard error'],
        ['sscard auth SSSE.RK --keys keys.json --key-version 2', 'the second version of the key'],
        ['sscard auth SSSE.IRK --keys keys.json', 'the card proves itself genuine'],
        ['sscard auth SSSE.RK -r pcsc:contact --psam pcsc:PSAM', 'with two cards and no key in this program'],
      )}`,
    )
    .action(
      action(async (invocation, name: string, given: Arguments) => {
        const { report, language } = invocation;
        const version = keyVersion(given.keyVersion);
        if (version !== undefined && given.psam !== undefined) {
          throw new UsageError('--key-version needs --keys: a PSAM is not told the version of a key');
        }
        const keys =
          (await connectPsam(invocation, given)) ??
          (await requireKeyFile(given.keys, invocation.streams.environment, 'auth')).keyRing;
        const key = keys.find(name, version);
        const connection = await invocation.connect(connectionOptions(given));
        const identification = await identifyCard(connection.transport);
        if (identification.outcome !== 'identified') return tellRefusal(invocation, identification);
        if (key.name === INTERNAL_KEY) {
          if (version !== undefined) {
            throw new UsageError(
              `--key-version means nothing to ${key.name}: internal authentication names none`,
            );
          }
          const proof = await verifyInternal(connection.transport, keys, identification, invocation.random);
          return tellInternal(invocation, proof, given.psam);
        }
        const options = version === undefined ? {} : { version };
        const result = await authenticate(connection.transport, name, keys, identification, options);
        if (result.outcome !== 'authenticated') return tellRefusal(invocation, result);

        const profile = connection.profile ?? profileOfGeneration(identification.generation);
        const opened = openedByKey(profile, key, language);
        const { psam } = given;
        const through = psam === undefined ? '' : ` through the PSAM at ${psam}`;
        const told = { ...result, ...(psam !== undefined && { psam }), opens: opened };
        await report.document(told, async ({ success, label }) => [
          success(`${result.key} is authenticated${through}${opened.length === 0 ? '' : '; it opens'}`),
          ...(await alignedRows(
            opened.map(({ act, file, title, rule }) => [`  ${act}`, label(file), title, rule]),
          )),
        ]);
        return 'DONE';
      }),
    );
};
