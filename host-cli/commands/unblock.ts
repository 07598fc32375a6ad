import { UsageError } from '../errors/usage-error.js';
import { KEYS_OPTION, requireKeyFile } from '../input/key-file.js';
import { tellService } from '../output/tell-service.js';
import {
  addConnectionOptions,
  type ConnectionArguments,
  connectionOptions,
} from '../program/connection-options.js';
import { examples } from '../program/help-text.js';
import type { ConfigureVerb } from '../program/verb.js';
import { HEAD } from '../terminal/services/application-state.js';
import { unblockApplication } from '../terminal/services/block-application.js';

interface Arguments extends ConnectionArguments {
  readonly keys?: string;
  readonly area?: string;
}

const AREA = /^\d{6}$/;

const NOTES = `
Takes the LK of the directory (SSSE.LK, DF01.LK) of the key file. A wrong key costs one of three tries; after the third the
block is for good. A blocked SSSE does not tell the area that its keys are derived from: it comes from --area, else from
areaCode of the key file. By contact only.`;

/** `sscard unblock`: ends a block that is not for good. */
export const configure: ConfigureVerb = (command, action) => {
  addConnectionOptions(
    command
      .argument('[directory]', 'SSSE, or DF01 to DF07 (default: SSSE, the whole social application)')
      .option(...KEYS_OPTION)
      .option('--area <code>', 'six digits: the area of the card (default: areaCode of the key file)'),
  )
    .addHelpText(
      'after',
      `${NOTES}\n${examples(
        ['sscard unblock -r sim:card.img --keys keys.json', 'the social application'],
        ['sscard unblock -r pcsc: --keys keys.json --area 510100', 'with a key file that names no area'],
        ['sscard unblock DF04 -r sim:card.img --keys keys.json', 'its medical part'],
      )}`,
    )
    .action(
      action(async (invocation, directory: string | undefined, given: Arguments) => {
        if (given.area !== undefined && !AREA.test(given.area)) {
          throw new UsageError(`--area ${given.area}: an area code has 6 digits`);
        }
        const keys = await requireKeyFile(given.keys, invocation.streams.environment, 'unblock');
        const areaCode = given.area ?? keys.areaCode;
        if ((directory ?? HEAD).toUpperCase() === HEAD && areaCode === undefined) {
          throw new UsageError(
            `a blocked SSSE does not tell its area, and ${keys.path} has no areaCode: give --area CODE`,
          );
        }
        const { transport } = await invocation.connect(connectionOptions(given));
        const result = await unblockApplication(transport, keys.keyRing, {
          ...(directory !== undefined && { directory }),
          ...(areaCode !== undefined && { areaCode }),
        });
        return tellService(invocation, result);
      }),
    );
};
