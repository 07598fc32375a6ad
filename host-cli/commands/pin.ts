import { Argument } from 'commander';
import { KEYS_OPTION } from '../input/key-file.js';
import { PIN_FILE_OPTION } from '../input/pin-source.js';
import { tellChange, tellStatus, tellVerify } from '../pin-actions/holder-actions.js';
import { tellReload, tellUnblock } from '../pin-actions/issuer-actions.js';
import type { Arguments } from '../pin-actions/pin-arguments.js';
import { addConnectionOptions } from '../program/connection-options.js';
import { examples } from '../program/help-text.js';
import type { ConfigureVerb } from '../program/verb.js';

const NOTES = `
A PIN is never typed on the command line. The old one comes from the first line of --pin-file, SSCARD_PIN, or a hidden
prompt; the new one from --new-pin-file, the second line of --pin-file, SSCARD_NEW_PIN, or a prompt that asks twice.
unblock gives all tries back and keeps the PIN, reload sets a new one; both take SSSE.PUK and SSSE.PIN_RELOAD of the key
file instead of a PIN, and like change they work by contact only.`;

const ACTIONS = {
  status: tellStatus,
  verify: tellVerify,
  change: tellChange,
  unblock: tellUnblock,
  reload: tellReload,
} as const;

/** `sscard pin status|verify|change|unblock|reload`: the social PIN. */
export const configure: ConfigureVerb = (command, action) => {
  addConnectionOptions(
    command
      .addArgument(new Argument('<action>', 'what to do').choices(Object.keys(ACTIONS)))
      .option(...PIN_FILE_OPTION)
      .option('--new-pin-file <file>', 'change, reload: the new PIN is the first line')
      .option(...KEYS_OPTION)
      .option('--force', 'change, reload: take a new PIN that is easy to guess'),
  )
    .addHelpText(
      'after',
      `${NOTES}\n${examples(
        ['sscard pin status -r sim:card.img', 'how many tries are left; costs none'],
        ['sscard pin verify -r sim:card.img --pin-file pin.txt', 'a wrong PIN costs a try'],
        ['sscard pin change -r sim:card.img', 'asks for the old PIN and twice for the new one'],
        ['sscard pin unblock -r sim:card.img --keys keys.json', 'after six wrong tries, the PIN being known'],
        ['sscard pin reload -r sim:card.img --keys keys.json', 'a forgotten PIN: asks twice for a new one'],
      )}`,
    )
    .action(
      action(async (invocation, name: keyof typeof ACTIONS, given: Arguments) =>
        ACTIONS[name](invocation, given),
      ),
    );
};
