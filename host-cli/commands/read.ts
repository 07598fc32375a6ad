import type { ExitName } from '../errors/exit-codes.js';
import { KEYS_OPTION, loadKeyFile } from '../input/key-file.js';
import { findPin, PIN_FILE_OPTION } from '../input/pin-source.js';
import { connectPsam, PSAM_OPTION } from '../input/psam-source.js';
import { readingLines } from '../output/reading-text.js';
import { tellRefusal } from '../output/tell-refusal.js';
import {
  addConnectionOptions,
  type ConnectionArguments,
  connectionOptions,
} from '../program/connection-options.js';
import { examples } from '../program/help-text.js';
import type { ConfigureVerb } from '../program/verb.js';
import { type HolderReading, readHolder } from '../terminal/reading/read-holder.js';

interface Arguments extends ConnectionArguments {
  readonly all?: true;
  readonly keys?: string;
  readonly psam?: string;
  readonly pinFile?: string;
}

const NOTES = `
The fields are those of iReadCardBas (LD/T 33), with sex, ethnic group, place and date of birth after them. What the card
does not let be read is said with the reason; it makes the exit code 1 only when a key, the PIN or the card's proof of
itself failed. A PIN is used only with --all or --pin-file; a key file with the PIN of a test card serves too.`;

/** `sscard read`: whose card it is. */
export const configure: ConfigureVerb = (command, action) => {
  addConnectionOptions(
    command
      .option('--all', 'every readable file, not only the data of card and holder')
      .option(...KEYS_OPTION)
      .option(...PSAM_OPTION)
      .option(...PIN_FILE_OPTION),
  )
    .addHelpText(
      'after',
      `${NOTES}\n${examples(
        ['sscard read', 'what is free to read'],
        ['sscard read --keys keys.json', 'with the data of the holder'],
        [
          'sscard read -r pcsc:contact --psam pcsc:PSAM',
          'the same with two cards and no key in this program',
        ],
        ['sscard read --all --keys keys.json --json', 'everything, as JSON'],
      )}`,
    )
    .action(
      action(async (invocation, given: Arguments) => {
        const { report, language, streams } = invocation;
        const psam = await connectPsam(invocation, given);
        const keyFile = psam === undefined ? await loadKeyFile(given.keys, streams.environment) : undefined;
        const keys = psam ?? keyFile?.keyRing;
        const pin =
          given.all || given.pinFile !== undefined
            ? await findPin({
                ...(given.pinFile !== undefined && { pinFile: given.pinFile }),
                ...(keyFile && { keyFile }),
                environment: streams.environment,
                ask: undefined,
              })
            : undefined;
        const { transport } = await invocation.connect(connectionOptions(given));
        const reading = await readHolder(transport, {
          all: given.all ?? false,
          random: invocation.random,
          ...(keys && { keys }),
          ...(pin !== undefined && { pin }),
        });
        if (reading.outcome !== 'read') return tellRefusal(invocation, reading);
        const advice = keys === undefined ? adviceFor(invocation.reader, given.all ?? false) : undefined;
        const told = { ...reading, ...(psam && { psam: given.psam }) };
        await report.document(told, async (colours) => [
          ...(await readingLines(reading, given.all ?? false, advice, language, colours)),
          ...(psam ? ['', `keys: those of the PSAM at ${given.psam}`] : []),
        ]);
        return exitOf(reading);
      }),
    );
};

function adviceFor(reader: string, all: boolean): string {
  const address = reader === 'sim:' ? '' : ` -r ${reader}`;
  return `sscard read${address}${all ? ' --all' : ''} --keys FILE`;
}

/** A file nobody tried to open is no refusal; a key, PIN or proof that failed is. */
function exitOf({ internal, pin, authentications }: HolderReading): ExitName {
  const failed =
    (internal !== undefined && internal.outcome !== 'genuine') ||
    (pin !== undefined && pin.outcome !== 'verified') ||
    authentications.some(({ outcome }) => outcome !== 'authenticated');
  return failed ? 'REFUSED' : 'DONE';
}
