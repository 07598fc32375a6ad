import { Argument } from 'commander';
import type { ExitName } from '../errors/exit-codes.js';
import { UsageError } from '../errors/usage-error.js';
import { askSecretAt } from '../input/ask-secret.js';
import {
  PIN_FILE_OPTION,
  type PinArguments,
  type PinSources,
  requireNewPin,
  requirePin,
} from '../input/pin-source.js';
import { weaknessOf } from '../input/weak-pin.js';
import {
  addConnectionOptions,
  type ConnectionArguments,
  connectionOptions,
} from '../program/connection-options.js';
import { examples } from '../program/help-text.js';
import type { ConfigureVerb, Invocation } from '../program/verb.js';
import { changePin, type PinRefusal, pinStatus, verifyPin } from '../terminal/index.js';

interface Arguments extends ConnectionArguments, PinArguments {
  readonly force?: true;
}

const NOTES = `
A PIN is never typed on the command line. The old one comes from the first line of --pin-file, SSCARD_PIN, or a hidden
prompt; the new one from --new-pin-file, the second line of --pin-file, SSCARD_NEW_PIN, or a prompt that asks twice.`;

const ACTIONS = { status: tellStatus, verify: tellVerify, change: tellChange } as const;

/** `sscard pin status|verify|change`: the social PIN. */
export const configure: ConfigureVerb = (command, action) => {
  addConnectionOptions(
    command
      .addArgument(new Argument('<action>', 'what to do').choices(Object.keys(ACTIONS)))
      .option(...PIN_FILE_OPTION)
      .option('--new-pin-file <file>', 'change: the new PIN is the first line')
      .option('--force', 'change: take a new PIN that is easy to guess'),
  )
    .addHelpText(
      'after',
      `${NOTES}\n${examples(
        ['sscard pin status -r sim:card.img', 'how many tries are left; costs none'],
        ['sscard pin verify -r sim:card.img --pin-file pin.txt', 'a wrong PIN costs a try'],
        ['sscard pin change -r sim:card.img', 'asks for the old PIN and twice for the new one'],
      )}`,
    )
    .action(
      action(async (invocation, name: keyof typeof ACTIONS, given: Arguments) =>
        ACTIONS[name](invocation, given),
      ),
    );
};

async function tellStatus(invocation: Invocation, given: Arguments): Promise<ExitName> {
  const { transport } = await invocation.connect(connectionOptions(given));
  const status = await pinStatus(transport);
  await invocation.report.document(status, () => {
    switch (status.outcome) {
      case 'verified':
        return 'the PIN is verified';
      case 'not-verified':
        return `the PIN is not verified; ${tries(status.triesLeft)} left`;
      case 'blocked':
        return 'the PIN is blocked: no tries are left; only the issuer can unblock or reload it';
      default:
        return status.reason[invocation.language];
    }
  });
  return status.outcome === 'refused' ? 'REFUSED' : 'DONE';
}

async function tellVerify(invocation: Invocation, given: Arguments): Promise<ExitName> {
  const pin = await requirePin(sourcesOf(invocation, given));
  const { transport } = await invocation.connect(connectionOptions(given));
  const result = await verifyPin(transport, pin);
  await invocation.report.document(result, ({ success, refusal }) =>
    result.outcome === 'verified' ? success('the PIN is right') : refusal(refusalText(invocation, result)),
  );
  return result.outcome === 'verified' ? 'DONE' : 'REFUSED';
}

async function tellChange(invocation: Invocation, given: Arguments): Promise<ExitName> {
  const sources = sourcesOf(invocation, given);
  const oldPin = await requirePin(sources);
  const newPin = await requireNewPin(sources);
  const weakness = weaknessOf(newPin);
  if (weakness !== undefined && !given.force) {
    throw new UsageError(`the new PIN is easy to guess: ${weakness}; choose another, or insist with --force`);
  }
  const { transport } = await invocation.connect(connectionOptions(given));
  const result = await changePin(transport, oldPin, newPin);
  await invocation.report.document(result, ({ success, refusal }) =>
    result.outcome === 'changed' ? success('the PIN is changed') : refusal(refusalText(invocation, result)),
  );
  return result.outcome === 'changed' ? 'DONE' : 'REFUSED';
}

function sourcesOf({ streams }: Invocation, { pinFile, newPinFile }: Arguments): PinSources {
  return {
    ...(pinFile !== undefined && { pinFile }),
    ...(newPinFile !== undefined && { newPinFile }),
    environment: streams.environment,
    ask: askSecretAt(streams),
  };
}

function refusalText({ language }: Invocation, result: PinRefusal): string {
  if (result.outcome !== 'wrong-pin') return result.reason[language];
  return `the PIN is wrong; ${result.triesLeft === 0 ? 'it is now blocked' : `${tries(result.triesLeft)} left`}`;
}

const tries = (count: number): string => (count === 1 ? '1 try' : `${count} tries`);
