import { tellRefusal } from '../output/tell-refusal.js';
import { treeLines } from '../output/tree-text.js';
import {
  addConnectionOptions,
  type ConnectionArguments,
  connectionOptions,
} from '../program/connection-options.js';
import { examples } from '../program/help-text.js';
import type { ConfigureVerb } from '../program/verb.js';
import { exploreCard } from '../terminal/exploring/explore-card.js';
import { identifyCard } from '../terminal/identify-card.js';
import { profileOfGeneration } from '../terminal/keys/directories.js';

/** `sscard tree`: files and rights. */
export const configure: ConfigureVerb = (command, action) => {
  addConnectionOptions(command)
    .addHelpText(
      'after',
      `\nEvery file of the specification is looked for on the card; the rights are those of the specification.\n${examples(
        ['sscard tree', 'the demonstration card'],
        ['sscard tree -r sim:card.img --lang zh', 'a card image, names in Chinese'],
        ['sscard tree --json', 'with the names of the keys, as data'],
      )}`,
    )
    .action(
      action(async (invocation, given: ConnectionArguments) => {
        const { transport, profile: known } = await invocation.connect(connectionOptions(given));
        const identification = known === undefined ? await identifyCard(transport) : undefined;
        if (identification !== undefined && identification.outcome !== 'identified') {
          return tellRefusal(invocation, identification);
        }
        const profile = known ?? profileOfGeneration(identification!.generation);
        const card = await exploreCard(transport, profile);
        await invocation.report.document(card, (colours) =>
          treeLines(card, profile, invocation.language, colours),
        );
        return 'DONE';
      }),
    );
};
