import { Argument } from 'commander';
import { toHex } from '../../apdu/bytes.js';
import type { ExitName } from '../errors/exit-codes.js';
import { UsageError } from '../errors/usage-error.js';
import { KEYS_OPTION, loadKeyFile, requireKeyFile } from '../input/key-file.js';
import { keyVersion } from '../input/key-version.js';
import { checkLines, keyLines, proofText } from '../output/key-text.js';
import { tellRefusal } from '../output/tell-refusal.js';
import {
  addConnectionOptions,
  type ConnectionArguments,
  connectionOptions,
} from '../program/connection-options.js';
import { examples } from '../program/help-text.js';
import type { ConfigureVerb, Invocation } from '../program/verb.js';
import { identifyCard } from '../terminal/identify-card.js';
import { profileOfGeneration } from '../terminal/keys/directories.js';
import { cardKeys } from '../terminal/services/card-keys.js';
import { checkKeys, type KeyCheck } from '../terminal/services/check-keys.js';
import { isFailedProof } from '../terminal/services/prove-key.js';
import { replaceKey } from '../terminal/services/replace-key.js';

interface Arguments extends ConnectionArguments {
  readonly keys?: string;
  readonly newKeys?: string;
  readonly keyVersion?: string;
  readonly check?: true;
}

const NOTES = `
Keys are shown by their key check values (KCV, the first 3 bytes of enciphered zeros), never themselves. A card does not
tell which keys it has: the list is that of its kind, with what the key file adds.
--check has the card prove or accept each key that can be proved without changing anything. A wrong key costs one of its
tries, so no second version of it is tried.
replace NAME writes the key of --new-keys, derived for this card, under the MK of its directory; by contact only. With a
--key-version that the card has not, it is added to the others (up to four).`;

/** `sscard keys`: lists, checks, replaces. */
export const configure: ConfigureVerb = (command, action) => {
  addConnectionOptions(
    command
      .addArgument(new Argument('[action]', 'without one: list the keys').choices(['replace']))
      .argument('[name]', 'replace: of the key, SSSE.RK or DF01.UK_EF05')
      .option(...KEYS_OPTION)
      .option('--check', 'prove each key of the key file against the card')
      .option('--new-keys <file>', 'replace: the file with the key to be')
      .option(
        '--key-version <number>',
        'replace: its version on the card (default: as the file says, else 1)',
      ),
  )
    .addHelpText(
      'after',
      `${NOTES}\n${examples(
        ['sscard keys -r sim:card.img', 'the keys of such a card'],
        ['sscard keys -r sim:card.img --keys keys.json', 'with versions and check values'],
        ['sscard keys -r sim:card.img --keys keys.json --check', 'does the file fit the card?'],
        [
          'sscard keys replace SSSE.RK -r sim:card.img --keys old.json --new-keys new.json',
          'a new reading key',
        ],
      )}`,
    )
    .action(
      action(async (invocation, verb: 'replace' | undefined, name: string | undefined, given: Arguments) => {
        if (verb === 'replace') return replace(invocation, name, given);
        return given.check ? check(invocation, given) : list(invocation, given);
      }),
    );
};

async function list(invocation: Invocation, given: Arguments): Promise<ExitName> {
  const { report, language, streams } = invocation;
  const keyRing = (await loadKeyFile(given.keys, streams.environment))?.keyRing;
  const { transport } = await invocation.connect(connectionOptions(given));
  const identification = await identifyCard(transport);
  if (identification.outcome !== 'identified') return tellRefusal(invocation, identification);
  const keys = cardKeys(profileOfGeneration(identification.generation), keyRing, identification);
  await report.document({ keys }, (colours) => keyLines(keys, language, colours));
  return 'DONE';
}

async function check(invocation: Invocation, given: Arguments): Promise<ExitName> {
  const { report, language, streams } = invocation;
  const { keyRing } = await requireKeyFile(given.keys, streams.environment, 'keys --check');
  const { transport } = await invocation.connect(connectionOptions(given));
  const identification = await identifyCard(transport);
  if (identification.outcome !== 'identified') return tellRefusal(invocation, identification);
  const profile = profileOfGeneration(identification.generation);
  const checks: KeyCheck[] = [];
  for await (const proof of checkKeys(transport, profile, keyRing, identification)) checks.push(proof);
  const fits = !checks.some(isFailedProof);
  await report.document({ fits, checks }, (colours) => checkLines(checks, language, colours));
  return fits ? 'DONE' : 'REFUSED';
}

async function replace(
  invocation: Invocation,
  name: string | undefined,
  given: Arguments,
): Promise<ExitName> {
  const { report, language, streams } = invocation;
  if (name === undefined)
    throw new UsageError('keys replace needs the name of a key: sscard keys replace SSSE.RK');
  if (given.check) throw new UsageError('keys replace proves the new key by itself; leave --check away');
  if (given.newKeys === undefined)
    throw new UsageError('keys replace needs --new-keys FILE, which has the key to be');
  const version = keyVersion(given.keyVersion);
  const { keyRing } = await requireKeyFile(given.keys, streams.environment, 'keys replace');
  const { keyRing: newKeys } = await requireKeyFile(given.newKeys, {}, 'keys replace');
  const { transport } = await invocation.connect(connectionOptions(given));
  const options = version === undefined ? {} : { version };
  const result = await replaceKey(transport, name, keyRing, newKeys, options);
  if (result.outcome !== 'replaced') return tellRefusal(invocation, result);
  const { proof, consequence } = result;
  const failed = isFailedProof(proof);
  await report.document(result, ({ success, refusal, warning, label }) => [
    success(result.effect[language]),
    `  ${label('KCV')} ${toHex(result.cardCheckValue)}`,
    `  ${PROOF[language]}: ${(failed ? refusal : success)(proofText(proof, language))}`,
    ...(consequence ? [warning(consequence[language])] : []),
  ]);
  return failed ? 'REFUSED' : 'DONE';
}

const PROOF = { en: 'by the card', zh: '卡片验证' };
