import { Command, CommanderError, Option } from 'commander';
import { EXIT_CODES, type ExitName } from '../errors/exit-codes.js';
import type { StandardStreams } from '../output/streams.js';
import { programNotes } from './help-text.js';
import { InvocationInProgress } from './invocation.js';
import { languageOf } from './language.js';
import type { ActionMaker, CommonOptions, Work } from './verb.js';
import { VERBS } from './verb-table.js';

/**
 * Does what the arguments (without those of Node itself) ask for.
 * @returns the exit code; nothing is thrown
 */
export async function runProgram(
  argv: readonly string[],
  streams: StandardStreams,
  version: string,
): Promise<number> {
  let exit: ExitName = 'DONE';
  const program = createProgram(streams, version);
  const action: ActionMaker =
    <Given extends readonly unknown[]>(work: Work<Given>) =>
    async (...given: [...Given, ...unknown[]]) => {
      const invocation = new InvocationInProgress(streams, commonOptions(program, streams, version));
      try {
        exit = await work(invocation, ...(given as unknown as Given));
      } finally {
        await invocation.close();
      }
    };
  for (const row of VERBS) program.command(row.name).description(row.summary);
  program.hook('preSubcommand', async (_program, command) => {
    const row = VERBS.find(({ name }) => name === command.name());
    if (row !== undefined) (await row.load()).configure(command, action);
  });

  try {
    await program.parseAsync(withHelpOption(argv), { from: 'user' });
    return EXIT_CODES[exit].value;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT_CODES.DONE.value;
    const { tellError } = await import('./tell-error.js');
    return tellError(error, argv, streams);
  }
}

/** `help VERB` as `VERB --help`: the help of a verb is known only when its file is loaded, which its being called does. */
function withHelpOption(argv: readonly string[]): string[] {
  const [first, ...rest] = argv;
  if (first === undefined) return ['--help'];
  const [verb] = first === 'help' ? rest : argv;
  // Alone: beside --help commander would print the help of the program for a verb that is none.
  if (verb !== undefined && isUnknownVerb(verb)) return [verb];
  return first === 'help' ? [...rest, '--help'] : [...argv];
}

function isUnknownVerb(word: string): boolean {
  return !word.startsWith('-') && word !== 'help' && VERBS.every(({ name }) => name !== word);
}

function createProgram(streams: StandardStreams, version: string): Command {
  return new Command('sscard')
    .description('The social security card of China (社会保障卡) as a model, and the tools that drive it.')
    .version(version, '-V, --version', 'print the version')
    .option('-r, --reader <address>', 'where the card is', 'sim:')
    .option('--json', 'one JSON document or JSON Lines on standard output')
    .option('-v, --verbose', 'trace what passes between host and card on standard error')
    .addOption(
      new Option('--lang <language>', 'of names and explanations (default: from the locale)').choices([
        'zh',
        'en',
      ]),
    )
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [verb]', 'print the help of a verb')
    .addHelpText('after', programNotes)
    .configureHelp({ showGlobalOptions: true, subcommandTerm: (command) => command.name() })
    .configureOutput({ writeOut: (text) => streams.output.write(text), writeErr: () => undefined })
    .exitOverride();
}

function commonOptions(program: Command, { environment }: StandardStreams, version: string): CommonOptions {
  const given = program.opts<{ reader: string; json?: true; verbose?: true; lang?: 'zh' | 'en' }>();
  return {
    reader: given.reader,
    json: given.json ?? false,
    verbose: given.verbose ?? false,
    language: given.lang ?? languageOf(environment),
    version,
    verb: program.args[0],
  };
}
