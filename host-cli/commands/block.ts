import { UsageError } from '../errors/usage-error.js';
import { confirmation, YES_OPTION } from '../input/confirm.js';
import { KEYS_OPTION, requireKeyFile } from '../input/key-file.js';
import { tellService } from '../output/tell-service.js';
import {
  addConnectionOptions,
  type ConnectionArguments,
  connectionOptions,
} from '../program/connection-options.js';
import { examples } from '../program/help-text.js';
import type { ConfigureVerb } from '../program/verb.js';
import { blockApplication } from '../terminal/services/block-application.js';
import { blockCard } from '../terminal/services/block-card.js';

interface Arguments extends ConnectionArguments {
  readonly keys?: string;
  readonly permanent?: true;
  readonly card?: true;
  readonly yes?: true;
}

const NOTES = `
Takes the LK of the directory (SSSE.LK, DF01.LK), with --card SSSE.BK, of the key file. What is blocked is not served until
unblock ends the block. --permanent and --card cannot be undone: they ask for the 卡号 of the card unless --yes is given.
By contact only.`;

/** `sscard block`: the social application, one of its directories, or the whole card. */
export const configure: ConfigureVerb = (command, action) => {
  addConnectionOptions(
    command
      .argument('[directory]', 'SSSE, or DF01 to DF07 (default: SSSE, the whole social application)')
      .option(...KEYS_OPTION)
      .option('--permanent', 'for good')
      .option('--card', 'the whole card, its bank application included, for good')
      .option(...YES_OPTION),
  )
    .addHelpText(
      'after',
      `${NOTES}\n${examples(
        ['sscard block -r sim:card.img --keys keys.json', 'the social application'],
        ['sscard block DF04 -r sim:card.img --keys keys.json', 'its medical part only'],
        ['sscard block --card -r pcsc: --keys keys.json', 'the whole card, after a question'],
      )}`,
    )
    .action(
      action(async (invocation, directory: string | undefined, given: Arguments) => {
        const { streams, language } = invocation;
        if (given.card && directory !== undefined) {
          throw new UsageError('block takes a directory or --card, not both');
        }
        const confirm =
          given.card || given.permanent
            ? confirmation(streams, given.yes ?? false, language, given.card ? CARD : APPLICATION)
            : undefined;
        const { keyRing } = await requireKeyFile(given.keys, streams.environment, 'block');
        const { transport } = await invocation.connect(connectionOptions(given));
        const options = confirm ? { confirm: () => confirm(transport) } : {};
        if (given.card) return tellService(invocation, await blockCard(transport, keyRing, options));
        const result = await blockApplication(transport, keyRing, {
          ...(directory !== undefined && { directory }),
          permanent: given.permanent ?? false,
          ...options,
        });
        return tellService(invocation, result);
      }),
    );
};

const APPLICATION = { en: 'the block will be for good', zh: '将永久锁定' };
const CARD = { en: 'the whole card will be blocked for good', zh: '将永久锁定整张卡片' };
