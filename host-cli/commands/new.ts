import { type Card, createCard, findProfile, LIFE_CYCLE } from '../../card-model/index.js';
import { UsageError } from '../errors/usage-error.js';
import { statOf, writeWhole } from '../files/write-file.js';
import { alignedRows } from '../output/table.js';
import { newCardContents } from '../personalising/card-contents.js';
import { examples } from '../program/help-text.js';
import type { ConfigureVerb } from '../program/verb.js';
import { connectCard } from '../terminal/connection/connect-card.js';
import { readHolder } from '../terminal/reading/read-holder.js';

interface Arguments {
  readonly profile: string;
  readonly data?: string;
  readonly output: string;
  readonly inactive?: true;
  readonly force?: true;
}

const NOTES = `
The data are JSON or YAML, shaped like fixtures/personalisation/gen3-demo.json of this package; without --data they are
those. The image holds keys and PINs in clear, so only its owner may read it.`;

/** `sscard new`: a card image from profile and data. */
export const configure: ConfigureVerb = (command, action) => {
  command
    .option('-p, --profile <id>', 'kind of card', 'gen3')
    .option(
      '--data <file>',
      'what the card is personalised with, JSON or YAML (default: the demonstration data)',
    )
    .requiredOption('-o, --output <path>', 'the card image to write')
    .option('--inactive', 'leave the applications in initialised state')
    .option('--force', 'replace a file that is there')
    .addHelpText(
      'after',
      `${NOTES}\n${examples(
        ['sscard new -o card.img', 'the demonstration card'],
        ['sscard new -p gen3 --data holder.yaml -o card.img', 'a card with your data'],
        ['sscard new --inactive -o blank.img', 'a card to be activated'],
      )}`,
    )
    .action(
      action(async ({ report, language }, given: Arguments) => {
        const profile = findProfile(given.profile);
        refuseToReplace(given);
        const state = given.inactive ? 'INITIALISED' : 'ACTIVATED';
        const contents = await newCardContents(profile, given.data, state);
        const card = createCard({ contents });
        const cardNumber = await cardNumberOf(card);
        const image = card.image();
        writeWhole(given.output, image);
        const made = { path: given.output, profile: profile.id, state, cardNumber, bytes: image.length };
        await report.document(made, async ({ success, label }) => [
          success(`${given.output} is written`),
          ...(await alignedRows([
            [label('profile'), `${profile.id} ${profile.title[language]}`],
            [label('state'), LIFE_CYCLE[state].meaning[language]],
            [label('卡号'), cardNumber ?? '-'],
            [label('size'), `${image.length} bytes`],
          ])),
        ]);
        return 'DONE';
      }),
    );
};

function refuseToReplace({ output, force }: Arguments): void {
  const there = statOf(output);
  if (there === undefined || there.size === 0 || force || !there.isFile()) return;
  throw new UsageError(
    `${output} is there already and is not empty; choose another path, or replace it with --force`,
  );
}

async function cardNumberOf(card: Card): Promise<string | undefined> {
  const reading = await readHolder(connectCard(card));
  if (reading.outcome !== 'read') return undefined;
  return reading.fields.find(({ id }) => id === 'cardNumber')?.value;
}
