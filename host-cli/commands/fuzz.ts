import { randomInt } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ExitName } from '../errors/exit-codes.js';
import { FileError, systemReason } from '../errors/file-error.js';
import { UsageError } from '../errors/usage-error.js';
import { writeWhole } from '../files/write-file.js';
import { chooseSource, isSimulated } from '../fuzzing/choose-source.js';
import { explore } from '../fuzzing/explore.js';
import { findingScript } from '../fuzzing/finding-script.js';
import { INVARIANTS } from '../fuzzing/invariants/invariant-table.js';
import { MOVES, SAFE_MOVES } from '../fuzzing/moves/move-table.js';
import { fuzzProgressOn } from '../fuzzing/output/fuzz-progress.js';
import {
  type FindingScript,
  findingData,
  findingLines,
  startLines,
  summaryData,
  summaryLines,
} from '../fuzzing/output/fuzz-text.js';
import { NEVER_SAFE, SAFE_COMMANDS } from '../fuzzing/safety/safe-commands-table.js';
import { isSafeCommand } from '../fuzzing/safety/safe-gate.js';
import { confirmation, YES_OPTION } from '../input/confirm.js';
import { KEYS_OPTION, loadKeyFile } from '../input/key-file.js';
import { onEndingSignal } from '../locking/ending-signals.js';
import { tellRefusal } from '../output/tell-refusal.js';
import { addConnectionOptions, type ConnectionArguments } from '../program/connection-options.js';
import { examples } from '../program/help-text.js';
import type { ConfigureVerb, Invocation } from '../program/verb.js';

interface Arguments extends ConnectionArguments {
  readonly seed?: string;
  readonly commands?: string;
  readonly time?: string;
  readonly safe?: true;
  readonly dangerous?: true;
  readonly yes?: true;
  readonly keys?: string;
  readonly output?: string;
}

/** Where neither --commands nor --time is given. */
const USUAL_COMMANDS = { simulated: 100_000, reader: 2_000 } as const;
const LARGEST_SEED = 2 ** 31;

/** Names of a table for the help, each once. */
const namesOf = (rows: readonly { readonly name: string }[]): string =>
  [...new Set(rows.map(({ name }) => name.replace(/ \(.*| of the .*/, '')))].join(', ');

const NOTES = `
Sends right and wrong commands of the card's catalogue in the states that a card can be in, and looks at every answer:
${INVARIANTS.length} things hold for every card, and what breaks one of them is a finding. It is cut down to the fewest steps and told as
a script. The same --seed gives the same commands to the same simulated card. Of a simulated card copies are explored,
with its own keys and PIN; its image is not changed.

A card anywhere else is explored in safe mode, which sends these and nothing more:
  ${namesOf(SAFE_COMMANDS)}
It never sends what costs a try, writes, blocks or pays, such as:
  ${namesOf(NEVER_SAFE.slice(0, 8))}
--dangerous sends everything, after a question: the card may never work again.

The exit code is 1 when there is a finding, else 0. An interrupt ends the exploration with what was found so far.`;

/** `sscard fuzz`: explores a card for what no card may do. */
export const configure: ConfigureVerb = (command, action) => {
  addConnectionOptions(
    command
      .option('--seed <number>', 'of everything that is chosen by chance (default: another one each time)')
      .option(
        '--commands <count>',
        `ends after so many (default: ${USUAL_COMMANDS.simulated}, of a card in a reader ${USUAL_COMMANDS.reader})`,
      )
      .option('--time <seconds>', 'ends after so long')
      .option('--safe', 'only commands that read, of a simulated card too')
      .option('--dangerous', 'everything, of a card in a reader too')
      .option(...YES_OPTION)
      .option(...KEYS_OPTION)
      .option('-o, --output <folder>', 'writes finding-1.apdu and so on into it'),
  )
    .addHelpText(
      'after',
      `${NOTES}\n${examples(
        ['sscard fuzz', 'copies of the demonstration card'],
        ['sscard fuzz -r sim:card.img --time 60 -o findings', 'copies of a card image, for a minute'],
        ['sscard fuzz --seed 7 --commands 500000 --json', 'the same again each time, as JSON Lines'],
        ['sscard fuzz -r pcsc: --commands 5000', 'a card in a reader, which is only read'],
      )}`,
    )
    .action(action((invocation, given: Arguments) => fuzz(invocation, given)));
};

async function fuzz(invocation: Invocation, given: Arguments): Promise<ExitName> {
  const { streams, language, report, reader } = invocation;
  const simulated = isSimulated(reader);
  if (given.safe && given.dangerous) throw new UsageError('--safe and --dangerous exclude each other');
  const safe = given.safe ?? !(simulated || given.dangerous);
  const limits = limitsOf(given, simulated);
  const seed = wholeNumber('--seed', given.seed, LARGEST_SEED) ?? randomInt(LARGEST_SEED);
  const confirm = simulated || safe ? undefined : confirmation(streams, given.yes ?? false, language, DANGER);
  const keyFile = await loadKeyFile(given.keys, streams.environment);
  const chosen = await chooseSource(invocation, given, keyFile);
  if (chosen.outcome !== 'chosen') return tellRefusal(invocation, chosen);
  const { source, transport } = chosen;
  if (confirm && transport) await confirm(transport);
  if (given.output !== undefined) makeFolder(given.output);

  const start = { address: reader, profile: source.map.profile.id, seed, safe, simulated };
  const print = await report.items();
  print({ fuzz: start }, () => startLines(start, language));
  const progress = await fuzzProgressOn(streams.error, language);
  const origin = { address: reader, seed, map: source.map, secrets: source.secrets, language };
  let interrupted = false;
  const stopListening = onEndingSignal(() => {
    interrupted = true;
  });
  try {
    const exploration = await explore(source, {
      seed,
      ...limits,
      moves: safe ? SAFE_MOVES : MOVES,
      invariants: INVARIANTS,
      ...(safe && { allows: isSafeCommand }),
      interrupted: () => interrupted,
      onProgress: (now) => progress.tell(now),
      onFinding: (finding) => {
        const script = keep(findingScript(finding, origin), finding.number, given.output);
        progress.clear();
        print(findingData(finding, script), (colours) => findingLines(finding, script, language, colours));
      },
    });
    progress.end();
    print(summaryData(exploration), () => summaryLines(exploration, language));
    if (exploration.ended === 'card-gone') return 'LINK';
    return exploration.findings > 0 ? 'REFUSED' : 'DONE';
  } finally {
    progress.end();
    stopListening();
  }
}

const DANGER = {
  en: 'every command will be sent to this card, and it may never work again',
  zh: '将向该卡发送所有命令，卡片可能永久损坏',
};

function limitsOf(
  { commands, time }: Arguments,
  simulated: boolean,
): { readonly commands?: number; readonly timeMs?: number } {
  const count = wholeNumber('--commands', commands);
  const seconds = wholeNumber('--time', time);
  if (count === undefined && seconds === undefined) {
    return { commands: simulated ? USUAL_COMMANDS.simulated : USUAL_COMMANDS.reader };
  }
  return {
    ...(count !== undefined && { commands: count }),
    ...(seconds !== undefined && { timeMs: 1000 * seconds }),
  };
}

function wholeNumber(
  option: string,
  text: string | undefined,
  limit = Number.MAX_SAFE_INTEGER,
): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (/^\d+$/.test(text) && number < limit) return number;
  throw new UsageError(`${option} takes a whole number below ${limit}, not '${text}'`);
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw new FileError('FILE_UNWRITABLE', path, `cannot be made: ${systemReason(error)}`, error);
  }
}

function keep(text: string, number: number, folder: string | undefined): FindingScript {
  if (folder === undefined) return { text };
  const path = join(folder, `finding-${number}.apdu`);
  writeWhole(path, new TextEncoder().encode(text));
  return { path };
}
