import { KEYS_OPTION, requireKeyFile } from '../input/key-file.js';
import { openedByKey } from '../output/opened-by-key.js';
import { alignedRows } from '../output/table.js';
import { tellRefusal } from '../output/tell-refusal.js';
import {
  addConnectionOptions,
  type ConnectionArguments,
  connectionOptions,
} from '../program/connection-options.js';
import { examples } from '../program/help-text.js';
import type { ConfigureVerb } from '../program/verb.js';
import { authenticate, identifyCard } from '../terminal/index.js';
import { profileOfGeneration } from '../terminal/keys/directories.js';

interface Arguments extends ConnectionArguments {
  readonly keys?: string;
}

/** `sscard auth NAME`: external authentication with one key. */
export const configure: ConfigureVerb = (command, action) => {
  addConnectionOptions(command.argument('<name>', 'of a key: SSSE.RK, DF01.UK_EF05').option(...KEYS_OPTION))
    .addHelpText(
      'after',
      `\nThe right lasts as long as the connection. A wrong key costs one of its tries.\n${examples(
        ['sscard auth SSSE.RK --keys keys.json', 'the key that reads the data of the holder'],
        ['sscard auth DF01.UK_EF05 --keys keys.json -v', 'with the commands on standard error'],
      )}`,
    )
    .action(
      action(async (invocation, name: string, given: Arguments) => {
        const { report, language } = invocation;
        const { keyRing } = await requireKeyFile(given.keys, invocation.streams.environment, 'auth');
        const key = keyRing.find(name);
        const connection = await invocation.connect(connectionOptions(given));
        const identification = await identifyCard(connection.transport);
        if (identification.outcome !== 'identified') return tellRefusal(invocation, identification);
        const result = await authenticate(connection.transport, name, keyRing, identification);
        if (result.outcome !== 'authenticated') return tellRefusal(invocation, result);

        const profile = connection.profile ?? profileOfGeneration(identification.generation);
        const opened = openedByKey(profile, key, language);
        await report.document({ ...result, opens: opened }, async ({ success, label }) => [
          success(`${result.key} is authenticated${opened.length === 0 ? '' : '; it opens'}`),
          ...(await alignedRows(
            opened.map(({ act, file, title, rule }) => [`  ${act}`, label(file), title, rule]),
          )),
        ]);
        return 'DONE';
      }),
    );
};
