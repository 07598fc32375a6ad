import { createCard } from '../../card-model/card.js';
import { LIFE_CYCLE, type LifeCycleName } from '../../card-model/files/life-cycle.js';
import type { CardContents } from '../../card-model/image/card-contents.js';
import type { Profile } from '../../card-model/kernel/profile.js';
import { blankCard } from '../../card-model/personalisation/blank-card.js';
import { findProfile, PROFILES } from '../../card-model/profiles/registry.js';
import type { ExitName } from '../errors/exit-codes.js';
import { UsageError } from '../errors/usage-error.js';
import { statOf, writeWhole } from '../files/write-file.js';
import { findTransportKey, TRANSPORT_KEY_OPTION } from '../input/transport-key.js';
import { withImageLock } from '../locking/image-lock.js';
import { issueText } from '../output/issue-text.js';
import { newCardContents } from '../personalising/card-contents.js';
import { issueScript } from '../personalising/issue-script.js';
import {
  addConnectionOptions,
  type ConnectionArguments,
  connectionOptions,
} from '../program/connection-options.js';
import { examples } from '../program/help-text.js';
import type { ConfigureVerb, Invocation } from '../program/verb.js';
import { connectCard } from '../terminal/connection/connect-card.js';
import { type IssueResult, issueCard } from '../terminal/personalising/issue-card.js';

interface Arguments extends ConnectionArguments {
  readonly profile: string;
  readonly data?: string;
  readonly output?: string;
  readonly inactive?: true;
  readonly blank?: true;
  readonly script?: string;
  readonly resume?: true;
  readonly verify: boolean;
  readonly transportKeyFile?: string;
  readonly allowWeakPin?: true;
  readonly force?: true;
}

const NOTES = `
The data are JSON or YAML, shaped like fixtures/personalisation/gen3-demo.json of this package; without --data they are
those. All generations take the same data. A card is built by commands (CREATE FILE, WRITE KEY, WRITE RECORD...): with -o
a blank card of this program, which becomes the card image; with -r a blank card in that reader. Everything is read
back before the building is ended. A building that was broken off goes on with --resume.
The image holds keys and PINs in clear, so only its owner may read it.`;

/** `sscard new`: issues a card from profile and data. */
export const configure: ConfigureVerb = (command, action) => {
  addConnectionOptions(
    command
      .option('-p, --profile <id>', `kind of card: ${PROFILES.map(({ id }) => id).join(', ')}`, 'gen3')
      .option(
        '--data <file>',
        'what the card is personalised with, JSON or YAML (default: the demonstration data)',
      )
      .option('-o, --output <path>', 'the card image to write')
      .option('--inactive', 'leave the applications in initialised state')
      .option('--blank', 'only a blank card: nothing but its transport key')
      .option(
        '--script <path>',
        'print the commands as a script instead of sending them; - = standard output',
      )
      .option('--resume', 'go on with a building that was broken off')
      .option('--no-verify', 'do not read back what was written')
      .option(...TRANSPORT_KEY_OPTION)
      .option('--allow-weak-pin', 'take a PIN that is easy to guess')
      .option('--force', 'replace a file that is there'),
  )
    .addHelpText(
      'after',
      `${NOTES}\n${examples(
        ['sscard new -o card.img', 'the demonstration card'],
        ['sscard new -p gen2 --data holder.yaml -o card.img', 'a card of generation 2 with your data'],
        ['sscard new --inactive -o card.img', 'a card to be activated'],
        ['sscard new --blank -o blank.img', 'a blank card'],
        ['sscard new -r sim:blank.img --data holder.yaml', 'builds that blank card, as it would a real one'],
        ['sscard new --data holder.yaml --script issue.apdu', 'the commands as a script, no key in it'],
      )}`,
    )
    .action(
      action(async (invocation, given: Arguments) => {
        refuseContradictions(invocation, given);
        const profile = findProfile(given.profile);
        const { output } = given;
        if (given.script !== undefined) return printScript(invocation, profile, given, given.script);
        if (output === undefined) return issueInReader(invocation, profile, given);
        return withImageLock(output, () => {
          refuseToReplace(output, given);
          return given.blank
            ? writeBlank(invocation, profile, given, output)
            : issueImage(invocation, profile, given, output);
        });
      }),
    );
};

const FRESH_CARD = 'sim:';

function refuseContradictions({ reader }: Invocation, { output, script, blank, resume }: Arguments): void {
  const inReader = reader !== FRESH_CARD;
  if (output !== undefined && inReader) {
    throw new UsageError(
      '-o writes a new card image and -r builds the blank card in a reader: give one of them',
    );
  }
  if (output === undefined && !inReader && script === undefined) {
    throw new UsageError('new needs -o PATH for a card image, or -r ADDRESS of a blank card');
  }
  if (script !== undefined && (output !== undefined || inReader)) {
    throw new UsageError('--script prints the commands and sends none: give neither -o nor -r with it');
  }
  if (blank && output === undefined) throw new UsageError('--blank makes a card image: give -o PATH');
  if (resume && output !== undefined) {
    throw new UsageError('--resume goes on with the card at -r ADDRESS; a card image is made anew');
  }
}

function refuseToReplace(path: string, { force }: Arguments): void {
  const there = statOf(path);
  if (there === undefined || there.size === 0 || force || !there.isFile()) return;
  throw new UsageError(
    `${path} is there already and is not empty; choose another path, or replace it with --force`,
  );
}

const stateOf = ({ inactive }: Arguments): LifeCycleName => (inactive ? 'INITIALISED' : 'ACTIVATED');

function contentsFor(profile: Profile, given: Arguments): Promise<CardContents> {
  const allowWeakPin = given.allowWeakPin ?? false;
  return newCardContents(profile, given.data, stateOf(given), { allowWeakPin });
}

async function issueImage(
  invocation: Invocation,
  profile: Profile,
  given: Arguments,
  path: string,
): Promise<ExitName> {
  const contents = await contentsFor(profile, given);
  const transportKey = transportKeyOf(invocation, given, true);
  const card = createCard({ contents: blankCard(profile, transportKey) });
  const transport = await invocation.traced(connectCard(card), profile, connectionOptions(given).recording);
  const result = await issueCard(transport, profile, contents, { transportKey, verify: given.verify });
  if (result.outcome !== 'issued') return tell(invocation, profile, given, result);
  const image = card.image();
  writeWhole(path, image);
  return tell(invocation, profile, given, result, { path, bytes: image.length });
}

async function issueInReader(invocation: Invocation, profile: Profile, given: Arguments): Promise<ExitName> {
  const contents = await contentsFor(profile, given);
  const transportKey = transportKeyOf(invocation, given, invocation.reader.startsWith(FRESH_CARD));
  const { transport } = await invocation.connect(connectionOptions(given));
  const result = await issueCard(transport, profile, contents, {
    transportKey,
    resume: given.resume ?? false,
    verify: given.verify,
  });
  return tell(invocation, profile, given, result);
}

function transportKeyOf(
  { streams: { environment } }: Invocation,
  { transportKeyFile }: Arguments,
  simulated: boolean,
): Uint8Array {
  const file = transportKeyFile !== undefined && { file: transportKeyFile };
  return findTransportKey({ ...file, environment, simulated });
}

/** A card without an application that has a life cycle, such as a PSAM, has no state. */
const hasState = (profile: Profile): boolean =>
  profile.plan().directories.some(({ headOfApplication }) => headOfApplication);

async function tell(
  { report, language }: Invocation,
  profile: Profile,
  given: Arguments,
  result: IssueResult,
  image?: { readonly path: string; readonly bytes: number },
): Promise<ExitName> {
  const state = hasState(profile) ? stateOf(given) : undefined;
  const document = { profile: profile.id, ...(state && { state }), ...image, ...result };
  await report.document(document, (colours) =>
    issueText(
      { result, profile, state: state && LIFE_CYCLE[state].meaning[language], image },
      language,
      colours,
    ),
  );
  return result.outcome === 'issued' ? 'DONE' : 'REFUSED';
}

async function writeBlank(
  invocation: Invocation,
  profile: Profile,
  given: Arguments,
  path: string,
): Promise<ExitName> {
  const card = createCard({ contents: blankCard(profile, transportKeyOf(invocation, given, true)) });
  writeWhole(path, card.image());
  await invocation.report.document({ path, profile: profile.id, state: 'BLANK' }, ({ success }) => [
    success(`${path} is a blank card of profile ${profile.id}: nothing but its transport key`),
  ]);
  return 'DONE';
}

async function printScript(
  { report, streams }: Invocation,
  profile: Profile,
  given: Arguments,
  path: string,
): Promise<ExitName> {
  const text = `${issueScript(profile, await contentsFor(profile, given), given.data).join('\n')}\n`;
  if (path === '-') {
    streams.output.write(text);
    return 'DONE';
  }
  refuseToReplace(path, given);
  writeWhole(path, new TextEncoder().encode(text));
  await report.document({ path, profile: profile.id }, ({ success }) => [
    success(`${path} is written; it builds a card of profile ${profile.id}`),
  ]);
  return 'DONE';
}
